import { few } from '../explain/amount';
import { quoteCommand } from '../findings/quote-command';
import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const failureStaysInside = defineStackCheck({
  id: 'failure-stays-inside',
  lesson: 'isolation',
  title: ({ role }) => `Whatever the others do, ${role} goes on answering`,
  wants: ['later'],
  takes: { role: 'web' },
  judge(stack, { role }) {
    const { later, roles } = stack.seen;
    const own = later[role];
    if (!own)
      return lost(
        `Not observed: there is no container of ${role}.`,
        'The stack did not come up with it.',
        'Get the stack to start first.',
        stack.file,
        serviceLine(stack, role),
      );
    const failing = Object.entries(later).filter(
      ([name, one]) => name !== role && (one.restarts > 0 || !one.running || one.ooms.length > 0),
    );
    const seconds = stack.scenario.patience ?? 5;
    const port = stack.scenario.services[role]?.port;
    const answers = port === undefined || (own?.answer?.status ?? 500) < 500;
    if (own?.running && own.restarts === 0 && own.ooms.length === 0 && answers)
      return passed(
        failing.length > 0
          ? `${few(failing.map(([name]) => name))} failed within ${seconds} s; ${role} was not touched, and answers.`
          : `After ${seconds} s ${role} was not touched, and answers.`,
      );
    const ooms = own?.ooms ?? [];
    const victims = few([...new Set(ooms.map((argv) => `\`${quoteCommand(argv)}\``))]);
    const often = ooms.length > 1 ? `, ${ooms.length} times in all` : '';
    if (own?.running && own.restarts === 0 && ooms.length === 0 && stack.unit === 'Pod')
      return lost(
        `After ${seconds} s the container of ${role} runs untouched, and ${role} does not answer: ${own.answer?.error || `HTTP ${own.answer?.status}`}.`,
        'A Service sends requests to Pods that are ready, and a Pod is ready when all of its containers are. One of them that ends again and again keeps the others out, too.',
        'What may fail without the others belongs into a Pod of its own.',
        stack.file,
        serviceLine(stack, roles[role]?.[0]?.service ?? role),
      );
    return lost(
      victims
        ? `In the container of ${role} the kernel killed ${victims} for want of memory${often}${own?.running ? '' : `; it ended with exit code ${own?.exitCode}`}.`
        : `After ${seconds} s ${role} ${own?.running ? (own.restarts > 0 ? `has been restarted ${own.restarts === 1 ? 'once' : `${own.restarts} times`}` : 'does not answer') : `has ended with exit code ${own?.exitCode}`}.`,
      'A container is the unit of failure: its memory limit, its end and its restart are those of everything in it.',
      'See what else runs in its container, and which limits each one has.',
      stack.file,
      serviceLine(stack, roles[role]?.[0]?.service ?? role),
    );
  },
});
