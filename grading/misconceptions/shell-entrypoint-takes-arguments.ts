import type { Misconception } from './misconception';

export const shellEntrypointTakesArguments: Misconception = {
  id: 'shell-entrypoint-takes-arguments',
  belief: 'Arguments of docker run, and CMD, are appended to any ENTRYPOINT.',
  refutation:
    'A shell-form ENTRYPOINT is one text for sh -c, and the text never reads them.\nOnly the exec form takes them word by word.',
  observes: ['arguments'],
  shows: ({ seen, command }) =>
    command?.entrypoint?.form === 'shell' && seen.arguments !== undefined && seen.arguments.argv === null,
};
