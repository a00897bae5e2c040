import type { LayerFiles } from '@/simulator/docker/layer-files';
import { effectiveCommand } from '../effective-command';
import type { Bench } from './bench';
import { inspect } from './inspect';
import type { Steps } from './steps';

/** What is in the image. */
export interface ImageSeen {
  /** Bytes. */
  readonly size: number;
  /** Of the base image that the last stage starts from; 0 when it is not here. */
  readonly baseSize: number;
  /** The answer's own, oldest first; what is in the base image left out. */
  readonly layers: readonly LayerFiles[];
  /** Every path that a container of it would see. */
  readonly paths: ReadonlySet<string>;
  readonly env: readonly string[];
  readonly workingDir: string;
  /** Instructions, as docker history shows them. */
  readonly history: readonly string[];
}

export function* image({ machine, files, image: name }: Bench): Steps<ImageSeen> {
  const all = machine.layersOf(name) ?? [];
  yield;
  const told = yield* inspect(machine, name);
  const command = effectiveCommand(files['Dockerfile'] ?? '');
  const base = 'error' in command ? [] : (machine.layersOf(command.base) ?? []);
  const paths = new Set<string>();
  for (const layer of all)
    for (const { path, kind } of layer.files)
      if (kind !== 'D') paths.add(path);
      else for (const old of [...paths]) if (old === path || old.startsWith(`${path}/`)) paths.delete(old);
  const layers = all.slice(base.length);
  return {
    size: sizeOf(all),
    baseSize: sizeOf(base),
    layers,
    paths,
    env: told.texts('Config', 'Env'),
    workingDir: told.text('Config', 'WorkingDir'),
    history: layers.map(({ createdBy }) => createdBy),
  };
}

const sizeOf = (layers: readonly LayerFiles[]): number => layers.reduce((sum, { size }) => sum + size, 0);
