import { finish } from '../../simulator/fidelity/replay';
import { createMachine, type Machine } from '../../simulator/machine';
import { type Figure, figure } from './figure';

const HOUR = 3_600_000;
const LOOPING = 50;
const MANY = 1000;
const TOGETHER = 250;
const AT_ONCE = 50;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const names = (from: number): string =>
  numbers(AT_ONCE)
    .map((i) => `c${from + i}`)
    .join(' ');

/** ms of compute of an hour of virtual time in which containers end at once and are started again, with back-off. */
function crashLoop(): number {
  const machine = createMachine();
  for (const _ of numbers(LOOPING)) run(machine, 'docker run -d --restart always debian:trixie-slim false');
  const started = performance.now();
  machine.advance(machine.now() + HOUR);
  return performance.now() - started;
}

/** ms of compute to start, stop and remove many containers by hand, as many at a time as the host has processes for. */
function many(): number {
  const machine = createMachine();
  const started = performance.now();
  for (let first = 0; first < MANY; first += TOGETHER) {
    const last = first + TOGETHER;
    for (let i = first; i < last; i++) run(machine, `docker run -d --name c${i} debian:trixie-slim sleep 1000`);
    for (let i = first; i < last; i += AT_ONCE) run(machine, `docker stop -t 0 ${names(i)}`);
    for (let i = first; i < last; i += AT_ONCE) run(machine, `docker rm ${names(i)}`);
  }
  return performance.now() - started;
}

function run(machine: Machine, command: string): void {
  const { exit, stderr } = finish(machine, machine.run(command));
  if (exit !== 0) throw new Error(`${command}: ${stderr}`);
}

/** The second run of each: the first one also warms the code up. */
const warm = (measure: () => number): number => {
  measure();
  return measure();
};

export async function manyContainers(): Promise<Figure[]> {
  return [
    figure(`an hour of ${LOOPING} containers in a crash loop, compute`, warm(crashLoop) / 1000, 's', 1),
    figure(`${MANY} containers run, stopped and removed, compute`, warm(many) / 1000, 's', 2),
  ];
}
