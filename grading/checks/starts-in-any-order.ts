import { few } from '../explain/amount';
import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

/** After a reboot Docker starts containers in an order of its own: depends_on is Compose's, at `up` alone. */
export const startsInAnyOrder = defineStackCheck({
  id: 'starts-in-any-order',
  lesson: 'scaling-compose',
  title: 'Started in another order, every part comes up all the same',
  wants: ['reordered'],
  judge(stack) {
    const { reordered, roles } = stack.seen;
    if (!reordered)
      return lost('Not observed: nothing was started.', 'The stack did not start.', 'Get the stack to start first.');
    const { order, conditions } = reordered;
    const seconds = stack.scenario.patience ?? 5;
    const absent = Object.keys(stack.scenario.services).find((role) => !conditions[role]);
    if (absent !== undefined)
      return lost(
        `Not observed: there is no container of ${absent}.`,
        'The stack did not come up with it.',
        'Get the stack to start first.',
        stack.file,
        serviceLine(stack, absent),
      );
    const failing = Object.entries(conditions).find(
      ([, { running, answer }]) => !running || (answer !== undefined && (answer.status ?? 500) >= 500),
    );
    if (!failing) return passed(`Started as ${few(order, 5)}: after ${seconds} s all are up.`);
    const [role, { running, exitCode }] = failing;
    const service = roles[role]?.[0]?.service ?? role;
    if (!order.includes(service))
      return lost(
        `Not observed: ${role} never started, in any order.`,
        'What did not start once can’t be started in another order.',
        'Get the stack to start first.',
        stack.file,
        serviceLine(stack, service),
      );
    return lost(
      `Started as ${few(order, 5)}: ${role} ${running ? 'does not answer' : `has ended with exit code ${exitCode}`}.`,
      'After a reboot, or when one part is started again, nobody keeps Compose’s order. A program that needs another one at once ends, and stays ended.',
      'Let it wait and try again, or let Docker start it again when it fails.',
      stack.file,
      serviceLine(stack, service),
    );
  },
});
