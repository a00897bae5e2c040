import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const dataSurvivesRecreate = defineStackCheck({
  id: 'data-survives-recreate',
  lesson: 'scaling-compose',
  title: 'What was written is still there after docker compose down and up',
  wants: ['data'],
  judge(stack) {
    const { data, roles } = stack.seen;
    const role = stack.scenario.data?.service ?? '';
    const service = roles[role]?.[0]?.service ?? role;
    const line = serviceLine(stack, service, /volumes/);
    if (!data || data.before === '')
      return lost(
        'Not observed: nothing could be written.',
        `${role} did not take \`${stack.scenario.data?.write}\`.`,
        'Get that service to run first.',
        stack.file,
        line,
      );
    if (data.after === data.before) return passed(`Written: “${data.before}”; after down and up: “${data.after}”.`);
    return lost(
      `Written: “${data.before}”; after down and up: “${data.after || 'nothing'}”.`,
      'docker compose down removes the containers, and with each its writable layer. The next container starts from the image.',
      'Data that must outlive a container belongs on a volume with a name; see where the program writes it.',
      stack.file,
      line,
    );
  },
});
