import { programName } from '../startup/shell-of';
import type { StartedCommand } from '../startup/startup';
import { quoteCommand } from './quote-command';
import type { Rule } from './rule';
import { isShort } from './short-commands';

/** `tail -f /dev/null`, `sleep infinity`: a PID 1 that only keeps the container up. */
export const keepAlive: Rule = {
  id: 'keep-alive',
  lesson: 'what-a-container-runs',
  find({ startup: { started } }) {
    const last = started.at(-1);
    if (!last || !keeps(last, started)) return [];
    return [
      {
        severity: 'essential',
        file: last.file,
        line: last.line,
        message: `\`${quoteCommand(last.argv)}\` keeps the container alive, whatever becomes of the service.`,
        why: 'The container lives as long as PID 1. When that is a placeholder, a dead service goes unnoticed, and a stop takes the full grace period.',
        fix: 'Make the service itself the last, foreground command.',
      },
    ];
  },
};

function keeps({ argv, background }: StartedCommand, started: readonly StartedCommand[]): boolean {
  const [program = '', ...args] = argv;
  const name = programName(program);
  const others = started.slice(0, -1).some((one) => !isShort(one.argv));
  if (background) return false;
  if (name === 'tail')
    return args.some((word) => /^(-[a-zA-Z\d]*[fF]|--follow)/.test(word)) && (args.includes('/dev/null') || others);
  if (name === 'sleep')
    return (
      /^inf/.test(args[0] ?? '') ||
      Number.parseInt(args[0] ?? '', 10) >= 86_400 ||
      /\d+d$/.test(args[0] ?? '') ||
      inLoop(started)
    );
  if (name === 'cat') return args.length === 0 && others;
  return /^(ba|da|a)?sh$/.test(name) && others && args.length === 0;
}

// while true; do sleep 60; done
const inLoop = (started: readonly StartedCommand[]): boolean => /^(true|:)$/.test(started.at(-2)?.argv[0] ?? '');
