import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const answersPublished = defineStackCheck({
  id: 'answers-published',
  lesson: 'scaling-compose',
  title: 'It answers on its published port of the host',
  takes: { says: '' },
  judge(stack, { says }) {
    const { published, roles } = stack.seen;
    for (const [role, { published: port }] of Object.entries(stack.scenario.services)) {
      const answer = published[role];
      if (port === undefined || !answer) continue;
      const well = answer.status !== null && answer.status < 500 && new RegExp(says).test(answer.body);
      if (well) continue;
      const service = roles[role]?.[0]?.service ?? role;
      return lost(
        `localhost:${port}: ${answer.error || `HTTP ${answer.status}, “${answer.body.split('\n')[0]}”`}.`,
        answer.status === null
          ? 'Containers of a stack reach each other by name. The host reaches only what is published, and only while something listens there on all addresses.'
          : 'The part behind the port did not get what it needs from another one. Between containers the name of the service is the address; localhost is each container itself.',
        answer.status === null
          ? 'Host’s port first, then the container’s.'
          : 'See by which name and port it asks the other part.',
        stack.file,
        serviceLine(stack, service, /ports|\d+:\d+/),
      );
    }
    return passed(
      Object.entries(published)
        .map(([role, { status }]) => `${role}: HTTP ${status}`)
        .join(', ') || 'Nothing is to be published.',
    );
  },
});
