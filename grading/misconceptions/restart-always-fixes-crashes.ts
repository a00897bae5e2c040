import type { Misconception } from './misconception';

export const restartAlwaysFixesCrashes: Misconception = {
  id: 'restart-always-fixes-crashes',
  belief: 'restart: always fixes crashes.',
  refutation:
    'It starts the program again, and the cause with it: a loop with growing pauses.\nWhat was in memory is lost each time.',
  observes: ['memory'],
  shows: ({ seen, files, stack }) =>
    (seen.memory?.restarts ?? 0) > 0 &&
    Object.values(stack?.files ?? files).some((text) => /restart[:= ]+["']?(always|unless-stopped)/.test(text)),
};
