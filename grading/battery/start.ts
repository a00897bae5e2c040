import type { Machine } from '@/simulator/machine';
import { IMAGE } from './build';
import { runLine } from './run-line';
import { shellQuote } from './shell-quote';
import { pass, type Steps } from './steps';

export interface StartSeen {
  /** Full id; '' when there is no container. */
  readonly id: string;
  readonly name: string;
  /** Two virtual seconds after the start. */
  readonly running: boolean;
  /** Of a container that ended. */
  readonly exitCode: number | null;
  /** What docker run said; '' when it went well. */
  readonly error: string;
}

/** Virtual ms until the application has had time to come up. */
const SETTLE = 2000;

/** docker run -d, then a little patience. */
export function* start(
  machine: Machine,
  name: string,
  options: readonly string[],
  args: readonly string[],
): Steps<StartSeen> {
  const words = [...options, IMAGE, ...args].map(shellQuote).join(' ');
  const { stdout, stderr, exit } = yield* runLine(machine, `docker run -d --name ${name} ${words}`);
  const id = /^[0-9a-f]{64}$/m.exec(stdout)?.[0] ?? '';
  if (exit !== 0) return { id, name, running: false, exitCode: null, error: firstLine(stderr) };
  yield* pass(machine, SETTLE);
  const code = exitCodeOf(machine, id);
  return { id, name, running: code === null, exitCode: code, error: '' };
}

/** The same with the answer's own script, which holds the docker run line. */
export function* startByScript(machine: Machine, script: string): Steps<StartSeen> {
  const before = machine.events.length;
  const { stderr, exit } = yield* runLine(machine, `sh ${shellQuote(script)}`);
  const created = machine.events.slice(before).find((event) => event.type === 'docker' && event.action === 'create');
  const id = created?.container ?? '';
  const name = created?.type === 'docker' ? (created.detail ?? id) : '';
  if (exit !== 0 || id === '')
    return { id, name, running: false, exitCode: null, error: firstLine(stderr) || 'the script starts no container' };
  yield* pass(machine, SETTLE);
  const code = exitCodeOf(machine, id);
  return { id, name, running: code === null, exitCode: code, error: '' };
}

/** From the daemon's events: what the container's first process ended with. */
export function exitCodeOf(machine: Machine, id: string): number | null {
  const died = machine.events.findLast(
    (event) => event.type === 'docker' && event.action === 'die' && event.container === id,
  );
  return died?.type === 'docker' && died.detail !== undefined ? Number(died.detail) : null;
}

const firstLine = (text: string): string =>
  text
    .trim()
    .split('\n')[0]
    ?.replace(/^docker: /, '') ?? '';
