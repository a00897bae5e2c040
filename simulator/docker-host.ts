import type { Booted } from './boot';
import { dockerCompleter } from './docker/cli/completion';
import { createDockerProgram } from './docker/cli/docker';
import { Engine } from './docker/engine';
import { layerFiles } from './docker/layer-files';
import { BuildCache } from './dockerfile/build/cache';
import { buildCommand } from './dockerfile/build/command';
import type { Builder } from './dockerfile/build/solve';
import type { BaseImage } from './images/base-image';
import type { MachineOptions } from './machine';
import { Random } from './random';
import type { CommandCompleter } from './shell/completion/complete';
import { SWARM_PROGRAM, swarmWords } from './swarm-program';

/** What the plugins of the docker command work with. */
export interface DockerHost {
  readonly engine: Engine;
  readonly builder: Builder;
  /** Who completes lines behind a certain first word. */
  readonly completers: Map<string, CommandCompleter>;
}

/** Puts a Docker engine with its base images on the host, and the `docker` command. */
export function installDocker(
  { kernel, host, add, readImages }: Booted,
  { seed = 1 }: MachineOptions,
  images: readonly BaseImage[],
): DockerHost {
  const engine = new Engine({ kernel, host: host.ns, init: host.init, random: new Random(seed + 0x9e3779b9) });
  for (const { names, image } of images) {
    engine.images.add(image);
    for (const name of names) engine.images.tag(name, image.id, image.created);
  }
  readImages((name) => {
    const image = engine.images.find(name);
    return image && layerFiles(image);
  });
  const builder = { kernel, images: engine.images, cache: new BuildCache(), parent: host.init };
  const parts = Object.fromEntries(swarmWords.map((word) => [word, SWARM_PROGRAM]));
  const hooks = { build: buildCommand(builder), cache: builder.cache, parts };
  const own = dockerCompleter(engine, hooks);
  const completers = new Map<string, CommandCompleter>();
  const complete: CommandCompleter = (sys, words) =>
    ((words.length > 2 && completers.get(words[1] ?? '')) || own)(sys, words);
  add({ docker: createDockerProgram(engine, hooks) }, { docker: complete });
  return { engine, builder, completers };
}
