import type { LayerFiles } from '@/simulator/docker/layer-files';
import { createDockerMachine } from '@/simulator/docker-machine';
import type { Bench } from './bench';
import { build, IMAGE } from './build';
import type { Steps } from './steps';

/** The image was built on another machine, a week later. */
export interface TwiceSeen {
  readonly built: boolean;
  /** Paths whose content differs. */
  readonly differing: readonly string[];
}

const WEEK = 7 * 86_400_000;

export function* twice({ machine, files }: Bench): Steps<TwiceSeen> {
  const other = createDockerMachine({ files, seed: 2, bootedAt: machine.bootedAt + WEEK });
  yield;
  const { ok } = yield* build(other);
  if (!ok) return { built: false, differing: [] };
  const here = contents(machine.layersOf(IMAGE) ?? []);
  const there = contents(other.layersOf(IMAGE) ?? []);
  const paths = new Set([...here.keys(), ...there.keys()]);
  return { built: true, differing: [...paths].filter((path) => here.get(path) !== there.get(path)).sort() };
}

function contents(layers: readonly LayerFiles[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { files } of layers)
    for (const { path, kind, mode, uid, size, text } of files)
      if (kind === 'D') found.delete(path);
      else found.set(path, `${mode} ${uid} ${size} ${text}`);
  return found;
}
