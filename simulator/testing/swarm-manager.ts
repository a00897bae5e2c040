import { finish } from '../fidelity/replay';
import { createMachine } from '../machine';

/** For tests: a fresh host that manages a swarm; `ask` answers all of a line, `run` its stdout without the last newline. */
export function manager(files: Record<string, string> = {}) {
  const machine = createMachine({ images: 'recorded', files });
  const ask = (line: string) => finish(machine, machine.run(line));
  const run = (line: string) => ask(line).stdout.trimEnd();
  const wait = (seconds: number) => machine.advance(machine.now() + seconds * 1000);
  run('docker swarm init');
  return { machine, ask, run, wait };
}

/** `docker service create` in the background, of a program that only waits. */
export const create = (options: string, command = 'sleep 1000'): string =>
  `docker service create -d -q --stop-grace-period 1s ${options} debian:trixie-slim ${command}`;
