import { programName } from '../startup/shell-of';
import { foregroundOf } from './foreground';
import { quoteCommand } from './quote-command';
import type { Found, Rule } from './rule';
import { isShort } from './short-commands';

/** A start that leaves for the background: the container ends at once, or goes on without it. */
export const daemonises: Rule = {
  id: 'daemonises',
  lesson: 'what-a-container-runs',
  find({ startup, files, command }) {
    const found = startup.started.flatMap(({ argv, file, line }): Found[] => {
      const fix = foregroundOf(argv, files, command.base);
      return fix === undefined
        ? []
        : [
            {
              severity: 'essential',
              file,
              line,
              message: `\`${quoteCommand(argv)}\` goes into the background.`,
              why: `${programName(argv[0] ?? '')} forks and its first process ends. As PID 1 that ends the container, with exit code 0; behind a shell nobody watches what runs on.`,
              fix,
            },
          ];
    });
    return found.length > 0 ? found : endsInBackground(startup.started);
  },
};

function endsInBackground(
  started: readonly { argv: readonly string[]; file: string; line: number | null; background: boolean }[],
): Found[] {
  const last = started.at(-1);
  if (!last?.background || isShort(last.argv)) return [];
  return [
    {
      severity: 'essential',
      file: last.file,
      line: last.line,
      message: `\`${quoteCommand(last.argv)} &\` is the last command.`,
      why: 'The shell is PID 1 and has nothing left to do: it ends, and the kernel kills everything else in the container.',
      fix: 'Leave the & out, and start the program with exec.',
    },
  ];
}
