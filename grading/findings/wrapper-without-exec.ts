import type { Step } from '../startup/startup';
import { quoteCommand } from './quote-command';
import type { Found, Rule } from './rule';
import { isServiceStart } from './service-start';
import { signalsGroup } from './shell-without-exec';
import { isShort } from './short-commands';

/** An entry script that stays in front of the program it starts. */
export const wrapperWithoutExec: Rule = {
  id: 'wrapper-without-exec',
  lesson: 'pid-1',
  find({ startup }) {
    if (signalsGroup(startup)) return [];
    const step = startup.steps.find((one) => one.kind === 'script' && !one.execs);
    const found = step && judge(step);
    return found ? [found] : [];
  },
};

function judge(step: Step): Found | undefined {
  const commands = step.commands ?? [];
  const programs = commands.filter(({ words }) => !isShort(words) && !isServiceStart(words));
  const last = programs.at(-1);
  if (
    !last ||
    /^(tail|cat|bash|sh)$/.test(last.words[0] ?? '') ||
    programs.filter(({ background }) => background).length > 1
  )
    return undefined;
  const trap = commands.find(
    ({ words }) => words[0] === 'trap' && words.slice(2).some((word) => /^(SIG)?TERM$|^15$/.test(word)),
  );
  const place = { severity: 'essential' as const, file: step.file, line: last.line };
  const program = quoteCommand(last.words);
  const become = `\`exec ${last.words.includes('$@') ? '"$@"' : program}\``;
  if (last.background) {
    if (trap && /kill/.test(trap.words[1] ?? '')) return undefined;
    return {
      ...place,
      message: `The script starts \`${program}\` in the background and passes no signal on.`,
      why: 'The script is PID 1 and gets the stop signal. It has no trap that tells its child, so the child is killed after the grace period.',
      fix: `End the script with ${become}; nothing has to be passed on then.`,
    };
  }
  if (trap)
    return {
      ...place,
      message: 'The trap can’t run while the program runs in the foreground.',
      why: 'A shell runs traps between commands. The signal waits until the program ends, and the program is never told to.',
      fix: `Replace trap and program by ${become}.`,
    };
  return {
    ...place,
    message: `The script stays in front of \`${program}\`.`,
    why: 'The script’s shell is PID 1: it gets the stop signal, has no handler for it, and passes nothing on to the program it waits for.',
    fix: `Let the program take the shell’s place: ${become}.`,
  };
}
