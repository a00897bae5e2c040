import type { StackEvidence } from '../evidence';
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
          ? stack.unit === 'Pod'
            ? 'A Service sends requests to every Pod that its selector fits, at its targetPort, whether something listens there or not.'
            : 'Containers of a stack reach each other by name. The host reaches only what is published, and only while something listens there on all addresses.'
          : 'The part behind the port did not get what it needs from another one. Between them the name of the service is the address; localhost is each of them itself.',
        answer.status === null
          ? stack.unit === 'Pod'
            ? 'Compare the selector with the labels of the Pods, and targetPort with where the server listens.'
            : 'Host’s port first, then the container’s.'
          : 'See by which name and port it asks the other part.',
        stack.file,
        stack.unit === 'Pod'
          ? lineOf(stack, new RegExp(`nodePort: *${port}\\b`))
          : serviceLine(stack, service, /ports|\d+:\d+/),
      );
    }
    return passed(
      Object.entries(published)
        .map(([role, { status }]) => `${role}: HTTP ${status}`)
        .join(', ') || 'Nothing is to be published.',
    );
  },
});

function lineOf({ files, file }: StackEvidence, what: RegExp): number | null {
  const at = (files[file] ?? '').split('\n').findIndex((row) => what.test(row));
  return at < 0 ? null : at + 1;
}
