import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const scalesToN = defineStackCheck({
  id: 'scales-to-n',
  lesson: 'scaling-compose',
  title: 'It scales: each copy runs and answers, and nothing else is copied',
  wants: ['scaled'],
  judge(stack) {
    const { scaled, roles } = stack.seen;
    if (!scaled || (!stack.seen.up.ok && !scaled.running[scaled.service]))
      return lost('Not observed: nothing was scaled.', 'The stack did not start.', 'Get the stack to start first.');
    const { service, to, error, running, answering } = scaled;
    const own = roles[service]?.[0]?.service ?? service;
    const extra = Object.entries(running).find(([role, count]) => role !== service && count > 1);
    if (error === '' && running[service] === to && answering === to && !extra)
      return passed(`${to} of ${service} run and answer; of everything else there is one.`);
    if (extra)
      return lost(
        `With ${to} of ${service} there are ${extra[1]} of ${extra[0]}.`,
        `What is in the same ${stack.unit} is copied with it: each copy has a state of its own, and they know nothing of each other.`,
        `Only what may be there many times belongs into the ${stack.unit === 'Pod' ? 'Deployment' : 'service'} that is scaled.`,
        stack.file,
        serviceLine(stack, own),
      );
    return lost(
      `${running[service] ?? 0} of ${to} run, ${answering} answer${error ? `: ${error.replace(/\.$/, '')}` : ''}.`,
      /port is already allocated/.test(error)
        ? 'A port of the host is there once. The second copy asks for the same one.'
        : /name/i.test(error)
          ? 'A container’s name is there once. The second copy asks for the same one.'
          : running[service] === to
            ? 'The copies run. What they need from another part did not answer them.'
            : 'Each copy starts from the same settings; what only one of them can have stops the others.',
      running[service] === to
        ? 'Ask one of them, and read what it says.'
        : 'Look there for what can exist only once on this host.',
      stack.file,
      serviceLine(stack, own, /container_name|ports|published|\d+:\d+/),
    );
  },
});
