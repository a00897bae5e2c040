import { programName } from '../startup/shell-of';
import type { Startup, Step } from '../startup/startup';
import { isJsonTypo } from './json-typo';
import { execForm, quoteCommand } from './quote-command';
import type { Rule } from './rule';
import { isShort } from './short-commands';

/** `CMD node x`, `sh -c 'node x'`: a shell that stays in front of the program. */
export const shellWithoutExec: Rule = {
  id: 'shell-without-exec',
  lesson: 'pid-1',
  find({ command, startup }) {
    if ([command.entrypoint, command.cmd].some((part) => part && isJsonTypo(part))) return [];
    if (signalsGroup(startup)) return [];
    const step = startup.steps.find((one) => one.kind === 'shell' && !one.execs);
    const last = step?.commands?.at(-1);
    if (!step || !last || last.background || !last.last) return [];
    const words = (last.piped && step.commands?.find(({ piped }) => piped)?.words) || last.words;
    const program = quoteCommand(words);
    const behindInit = startup.steps[0]?.kind === 'init';
    return [
      {
        severity: isShort(words) ? 'informative' : 'essential',
        file: step.file,
        line: step.line,
        message: `A shell stays in front of \`${program}\`.`,
        why: behindInit
          ? 'The init passes the stop signal to the shell, which ends; the program behind it is never told and dies with the container.'
          : startup.pid1 !== step.argv
            ? `\`${quoteCommand(step.argv)}\` starts the program as its child, and would pass no signal on if it got one.`
            : `PID 1 is \`${quoteCommand(step.argv)}\`. It gets the stop signal, has no handler and passes nothing on, so the program is killed after the grace period.`,
        fix: last.piped
          ? 'Leave the pipe out and write to standard output: docker logs shows it.'
          : fixOf(step, words, last.plain),
      },
    ];
  },
};

function fixOf(step: Step, words: readonly string[], plain: boolean): string {
  const only = step.commands?.length === 1 && plain;
  if (only && !words.some((word) => word.includes('$') || word.includes('*')))
    return `Use the exec form: ${execForm(words)}.`;
  return `Put \`exec\` in front of the program, so that it takes the shell’s place: \`exec ${quoteCommand(words)}\`.`;
}

/** tini -g and dumb-init signal the whole process group: the program hears of the stop behind a shell too. */
export function signalsGroup({ steps: [first] }: Startup): boolean {
  if (first?.kind !== 'init') return false;
  const options = first.argv.slice(
    1,
    first.argv.findIndex((word, i) => i > 0 && !word.startsWith('-')),
  );
  if (programName(first.argv[0] ?? '') === 'dumb-init')
    return !options.some((one) => one === '-c' || one === '--single-child');
  return options.some((one) => /^-[a-z]*g/.test(one));
}
