import { createDockerMachine } from '@/simulator/docker-machine';
import type { MachineOptions } from '@/simulator/machine';
import type { Files } from '../files';
import { answer } from './answer';
import { Bench } from './bench';
import { build } from './build';
import { logs } from './logs';
import { momentsSince } from './moments';
import type { Observations, PartName } from './observations';
import { afterwards, whileRunning } from './parts';
import { processes } from './processes';
import type { Scenario } from './scenario';
import type { StartSeen } from './start';
import type { Steps } from './steps';

export type Seen = { -readonly [Name in keyof Observations]?: Observations[Name] };

/** Builds and runs the answer on one fresh machine, and does to it what `wanted` names; nothing else. */
export function* observe(
  files: Files,
  scenario: Scenario,
  wanted: ReadonlySet<PartName>,
  images: MachineOptions['images'] = 'hub',
): Steps<Observations> {
  const bench = new Bench(createDockerMachine({ files, images }), files, scenario);
  yield;
  const built = yield* build(bench.machine);
  if (!built.ok) return { build: built };
  const started = yield* bench.begin();
  const seen: Seen = { start: started };
  yield* lookAround(bench, started, seen);
  if (started.running) yield* perform(bench, started, wanted, whileRunning, seen);
  yield* perform(bench, started, wanted, afterwards, seen);
  return { ...seen, build: built };
}

function* lookAround({ machine, scenario }: Bench, { id, name, running }: StartSeen, seen: Seen): Steps<void> {
  if (running) seen.processes = yield* processes(machine, id);
  if (running && scenario.port !== undefined) seen.answer = yield* answer(machine, name, scenario.port);
  seen.logs = id === '' ? '' : yield* logs(machine, name);
}

type Parts = { readonly [Name in PartName]?: (bench: Bench, started: StartSeen) => Steps<unknown> };

// The tables' types tie each name to what its part answers; a loop over names can't show that to the compiler.
export function* perform(
  bench: Bench,
  started: StartSeen,
  wanted: ReadonlySet<PartName>,
  parts: Parts,
  seen: Seen,
): Steps<void> {
  for (const [name, part] of Object.entries(parts) as [PartName, NonNullable<Parts[PartName]>][]) {
    if (!wanted.has(name)) continue;
    const { machine } = bench;
    const from = machine.events.length;
    const began = machine.now();
    Object.assign(seen, { [name]: yield* part(bench, started) });
    seen.moments = { ...seen.moments, [name]: momentsSince(machine, from, began) };
  }
}
