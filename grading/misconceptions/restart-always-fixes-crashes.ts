import type { Misconception } from './misconception';

export const restartAlwaysFixesCrashes: Misconception = {
  id: 'restart-always-fixes-crashes',
  belief: 'restart: always fixes crashes.',
  refutation:
    'It starts the program again, and the cause with it: a loop with growing pauses.\nWhat was in memory is lost each time.',
  observes: ['settings', 'memory'],
  shows: ({ seen, files }) =>
    (seen.memory?.restarts ?? 0) > 0 &&
    (seen.settings
      ? /^(always|unless-stopped)$/.test(seen.settings.restart)
      : Object.values(files).some((text) => /--restart[= ](always|unless-stopped)/.test(text))),
};
