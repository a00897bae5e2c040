import type { Evidence } from '../evidence';
import { isJsonTypo } from '../findings/json-typo';
import { quoteCommand } from '../findings/quote-command';
import { signalsGroup } from '../findings/shell-without-exec';
import { isShort } from '../findings/short-commands';
import type { ShellCommand } from '../startup/shell-commands';
import { programName } from '../startup/shell-of';
import type { Step } from '../startup/startup';
import { signalsHandled } from './signals-handled';

/** What keeps the stop signal from the application. */
export type Obstacle =
  | 'kill-signal'
  | 'json-typo'
  | 'shell-behind-init'
  | 'shell'
  | 'script-trap'
  | 'script-background'
  | 'script-siblings'
  | 'trap-behind-program'
  | 'trap-comes-late'
  | 'trap-keeps-it'
  | 'script'
  | 'runner'
  | 'no-handler'
  | 'default-action'
  | 'another-signal'
  | 'other';

export interface SignalPath {
  readonly obstacle: Obstacle;
  readonly why: string;
  readonly next: string;
  readonly file: string;
  readonly line: number | null;
}

type Reason = Omit<SignalPath, 'obstacle' | 'file' | 'line'>;

// `sent`: what docker stop sends, SIGTERM unless something says otherwise.
const reasons: Readonly<Record<Obstacle, (program: string, sent: string) => Reason>> = {
  'kill-signal': (handled) => ({
    why: 'STOPSIGNAL makes docker stop send SIGKILL first. No program can handle it: nothing is finished or saved, and the exit code is 137.',
    next:
      handled === 'SIGTERM'
        ? 'Let Docker send its default, SIGTERM; the application has a handler for it.'
        : `Name a signal that can be handled: the application has a handler for ${handled}.`,
  }),
  'json-typo': () => ({
    why: 'The line looks like a JSON array, but it is not valid JSON. BuildKit then reads it as shell form, and /bin/sh is what starts.',
    next: 'Compare it with JSON’s rules: double quotes, commas between the words only, nothing behind the bracket.',
  }),
  'shell-behind-init': (_, sent) => ({
    why: `The init passes ${sent} to its one child, and that is a shell. The shell ends; the application behind it is never told.`,
    next: 'Give the init the program itself as its child, without a shell in between.',
  }),
  shell: (_, sent) => ({
    why: `The shell form starts /bin/sh -c. That shell is PID 1, gets ${sent}, has no handler for it, and passes nothing on to its child.`,
    next: 'Start the program without a shell in front, or let the shell give its place to the program.',
  }),
  'script-trap': () => ({
    why: 'A shell runs a trap only between two commands. While the program runs in the foreground, the trap waits, and the program waits for nobody.',
    next: 'A script that becomes the program needs no trap: think of the shell’s keyword for that.',
  }),
  'script-background': (_, sent) => ({
    why: `The script is PID 1 and waits for its child. It has no trap that passes ${sent} on, so the kernel drops the signal.`,
    next: 'Let the script become the program, instead of waiting for it.',
  }),
  'script-siblings': (_, sent) => ({
    why: `The script is PID 1 and waits for its children. It has no trap that passes ${sent} on, so the kernel drops the signal.`,
    next: 'The script has to handle the signal itself: what shall it tell its children, and whom does it wait for then?',
  }),
  'trap-behind-program': () => ({
    why: 'A shell runs a trap only between two commands. While a program runs in the foreground, the trap waits, and the program waits for nobody.',
    next: 'Which command does a shell leave at once when a signal comes? With both programs in the background it can stand there.',
  }),
  'trap-comes-late': () => ({
    why: 'A trap counts from the moment the shell has read its line. When the signal came, the script stood at an earlier one, and the kernel dropped it.',
    next: 'At which line does the script spend its time? The trap has to be set before that.',
  }),
  'trap-keeps-it': (program) => ({
    why: `The script’s trap ran, and it did not pass the signal on to ${program}.`,
    next: 'See what the trap’s text is when it runs: whom does it signal? What stands in double quotes was filled in when the trap was set.',
  }),
  script: (_, sent) => ({
    why: `The script’s shell starts the program as its child and waits. The shell is PID 1, gets ${sent}, has no handler for it, and passes nothing on.`,
    next: 'Look at the last line of the script: the shell should give its place, and its process number, to the program.',
  }),
  runner: (program) => ({
    why: `${program} starts the application as its grandchild, through sh -c. The signal ends at that shell; the application is killed without being told.`,
    next: 'Start the application’s own program: package.json shows which command the script runs.',
  }),
  'no-handler': (_, sent) => ({
    why: `PID 1 has no default action for signals: without a handler ${sent} is dropped.`,
    next: `Give the program a handler for ${sent}, or put an init in front.`,
  }),
  'default-action': (program, sent) => ({
    why: `${sent} was passed on to ${program}, which has no handler for it: the signal’s default action ended it at once, whatever it was doing.`,
    next: `Let the program handle ${sent}: finish what is under way, and leave by itself.`,
  }),
  'another-signal': (handled, sent) => ({
    why: `The program has a handler for ${handled}. docker stop sends ${sent}, and for that it has none.`,
    next: 'Which signal docker stop sends is a setting of the image. Name the one that the program listens to.',
  }),
  other: () => ({
    why: 'The stop signal goes to PID 1 alone. Here it ends before it gets to the application.',
    next: 'Look at the process list: who is PID 1, and who starts the application?',
  }),
};

/** Programs that start what package.json names, through sh -c. */
const RUNNERS: ReadonlySet<string> = new Set(['npm', 'npx', 'yarn', 'pnpm']);

/** The first thing on the way from docker stop to the application that does not pass the signal on. */
export function signalPath(evidence: Evidence): SignalPath {
  const { command, startup } = evidence;
  const sent = evidence.seen.stop?.signal ?? 'SIGTERM';
  const at = (obstacle: Obstacle, place: { file: string; line: number | null }, program = ''): SignalPath => ({
    obstacle,
    ...reasons[obstacle](program, sent),
    file: place.file,
    line: place.line,
  });
  if (!command || !startup) return at('other', { file: 'Dockerfile', line: null });
  if (sent === 'SIGKILL')
    return at('kill-signal', command.stopSignalPlace, signalsHandled(evidence).join(' or ') || 'SIGTERM');
  const typo = [command.entrypoint, command.cmd].find((part) => part && isJsonTypo(part));
  if (typo) return at('json-typo', typo);
  const stays = signalsGroup(startup) ? undefined : startup.steps.find((step) => !step.execs && step.kind !== 'init');
  const handled = signalsHandled(evidence);
  const came = evidence.seen.stop?.signals.find(
    ({ hostPid, signal }) => hostPid === evidence.app?.hostPid && signal === sent,
  );
  const place =
    command.stopSignalPlace.line === null ? (command.cmd ?? command.stopSignalPlace) : command.stopSignalPlace;
  if (came && handled.length > 0 && !handled.includes(sent)) return at('another-signal', place, handled.join(' and '));
  if (came?.outcome === 'killed' && evidence.app) return at('default-action', place, quoteCommand(evidence.app.argv));
  if (!stays) return at('other', { file: 'Dockerfile', line: command.cmd?.line ?? null });
  return at(...named(stays, startup.steps[0]?.kind === 'init', evidence));
}

function named(
  step: Step,
  behindInit: boolean,
  evidence: Evidence,
): [Obstacle, { file: string; line: number | null }, string?] {
  const { app } = evidence;
  if (step.kind === 'shell') return [behindInit ? 'shell-behind-init' : 'shell', step];
  if (step.kind === 'script') {
    const commands = step.commands ?? [];
    const program = commands.findLast(({ words }) => !isShort(words));
    const place = { file: step.file, line: program?.line ?? step.line };
    if (program?.background) return inBackground(step, place, evidence);
    const trapped = commands.some(({ words }) => words[0] === 'trap');
    if (severalPrograms(commands)) return [trapped ? 'trap-behind-program' : 'script-siblings', place];
    return [trapped ? 'script-trap' : 'script', place];
  }
  const runner = programName(step.argv[0] ?? '');
  if (app && app.pid !== 1 && RUNNERS.has(runner)) return ['runner', step, quoteCommand(step.argv)];
  return [app?.pid === 1 ? 'no-handler' : 'other', step, runner];
}

const severalPrograms = (commands: readonly ShellCommand[]): boolean =>
  commands.filter(({ words, background, last }) => (background || last) && !isShort(words)).length > 1;

function inBackground(
  { commands = [], file }: Step,
  place: { file: string; line: number | null },
  { app, seen }: Evidence,
): [Obstacle, { file: string; line: number | null }, string?] {
  const first = seen.processes?.find(({ pid }) => pid === 1);
  const signal = seen.stop?.signal.replace(/^SIG/, '') ?? 'TERM';
  const trap = commands.find(
    ({ words: [word, ...rest] }) => word === 'trap' && rest.some((one) => one.endsWith(signal)),
  );
  if (trap && first) {
    const heard = seen.stop?.signals.some(
      ({ hostPid, outcome }) => hostPid === first.hostPid && outcome === 'delivered',
    );
    const at = { file, line: trap.line };
    return heard ? ['trap-keeps-it', at, app ? quoteCommand(app.argv) : 'the program'] : ['trap-comes-late', at];
  }
  const waiting = commands.find(({ words: [word] }) => word === 'wait');
  return severalPrograms(commands)
    ? ['script-siblings', { file, line: waiting?.line ?? place.line }]
    : ['script-background', place];
}
