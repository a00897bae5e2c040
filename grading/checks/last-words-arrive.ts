import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const lastWordsArrive = defineStackCheck({
  id: 'last-words-arrive',
  lesson: 'sidecars',
  title: ({ by }) => `What is said last, while all of it stops, is still in the log of ${by}`,
  wants: ['stopped'],
  takes: { by: 'shipper', says: 'draining' },
  judge(stack, { by, says }) {
    const text = stack.seen.stopped?.[by];
    const service = stack.seen.roles[by]?.[0]?.service ?? by;
    const line = serviceLine(stack, service);
    if (text === undefined)
      return lost(
        `Not observed: there is no ${by}.`,
        'The stack did not come up with it.',
        'Get the stack to start first.',
        stack.file,
        line,
      );
    const last = text.trim().split('\n').at(-1) ?? '';
    if (new RegExp(says).test(text)) return passed(`Afterwards the log of ${by} ends with “${last}”.`);
    return lost(
      `Afterwards the log of ${by} ${last === '' ? 'is empty' : `ends with “${last}”`}.`,
      stack.unit === 'Pod'
        ? 'The containers of a Pod are told to stop at the same time; a sidecar, which is an init container that always restarts, only when they have ended.'
        : 'Compose starts a service after those that it depends on, and stops it before them. Whoever has to hear the last word must be stopped last.',
      `${stack.unit === 'Pod' ? 'Which of the two is told to stop last?' : 'Which of the two depends on the other?'} See too that ${by} gets what is written at all.`,
      stack.file,
      line,
    );
  },
});
