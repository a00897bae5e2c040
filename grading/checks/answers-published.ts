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
      const place = line(stack, service, port);
      const observed = `localhost:${port}: ${answer.error || `HTTP ${answer.status}, “${answer.body.split('\n')[0]}”`}.`;
      if (!stack.seen.up.ok && answer.status === null)
        return lost(
          `Not observed: nothing answers at localhost:${port}.`,
          'The stack did not come up.',
          'Get the stack to start first.',
          stack.file,
          place,
        );
      const { why, next } = reason(stack, answer.status);
      return lost(observed, why, next, stack.file, place);
    }
    return passed(
      Object.entries(published)
        .map(([role, { status }]) => `${role}: HTTP ${status}`)
        .join(', ') || 'Nothing is to be published.',
    );
  },
});

/** Where the host's port is named; else the service that should answer. */
function line(stack: StackEvidence, service: string, port: number): number | null {
  const named = stack.unit === 'Pod' ? `nodePort: *${port}\\b` : `\\b${port}(-\\d+)?(/|:|"|$)`;
  const rows = (stack.files[stack.file] ?? '').split('\n');
  const at = rows.findIndex((row) => new RegExp(named).test(row) && !/^\s*#/.test(row));
  if (at >= 0) return at + 1;
  return stack.unit === 'Pod' ? null : serviceLine(stack, service, /ports|\d+:\d+/);
}

function reason({ unit, seen }: StackEvidence, status: number | null): { readonly why: string; readonly next: string } {
  if (status !== null)
    return status < 500
      ? {
          why: 'The port leads to a server that answers for itself. What was asked for is another one.',
          next: 'Which container does the port lead to, and what has it been told to pass on?',
        }
      : {
          why: 'The part behind the port did not get what it needs from another one. Between them the name of the service is the address; localhost is each of them itself.',
          next: 'See by which name and port it asks the other part.',
        };
  if (unit === 'Pod')
    return {
      why: 'A Service sends requests to every Pod that its selector fits, at its targetPort, whether something listens there or not.',
      next: 'Compare the selector with the labels of the Pods, and targetPort with where the server listens.',
    };
  const ended = seen.members.find(({ running }) => !running);
  return {
    why: 'Containers of a stack reach each other by name. The host reaches only what is published, and only while something listens there on all addresses.',
    next: ended
      ? `${ended.service} does not run. docker compose logs ${ended.service} says why.`
      : 'Host’s port first, then the container’s.',
  };
}
