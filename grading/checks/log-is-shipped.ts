import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const logIsShipped = defineStackCheck({
  id: 'log-is-shipped',
  lesson: 'sidecars',
  title: ({ by }) => `What the application writes into its file is in the log of ${by}`,
  wants: ['stopped'],
  takes: { by: 'shipper', says: 'GET /' },
  judge(stack, { by, says }) {
    const text = stack.seen.stopped?.[by] ?? '';
    const rows = text.trim().split('\n');
    if (new RegExp(says).test(text)) return passed(`The log of ${by} has ${rows.length} lines, “${says}” among them.`);
    return lost(
      text === '' ? `The log of ${by} is empty.` : `The log of ${by} says “${rows.at(-1)}”, and nothing of “${says}”.`,
      `Each container has files of its own. A file that one writes is there for another only on a volume that both mount.`,
      'Compare where the file lies in the one and in the other.',
      stack.file,
      serviceLine(stack, stack.seen.roles[by]?.[0]?.service ?? by, /volumeMounts:|volumes:/),
    );
  },
});
