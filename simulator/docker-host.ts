import type { Booted } from './boot';
import { dockerCompleter } from './docker/cli/completion';
import { createDockerProgram } from './docker/cli/docker';
import { Engine } from './docker/engine';
import { layerFiles } from './docker/layer-files';
import { BuildCache } from './dockerfile/build/cache';
import { buildCommand } from './dockerfile/build/command';
import type { Builder } from './dockerfile/build/solve';
import { baseImages } from './images/base-images';
import type { MachineOptions } from './machine';
import { Random } from './random';
import type { CommandCompleter } from './shell/completion/complete';

/** What the plugins of the docker command work with. */
export interface DockerHost {
  readonly engine: Engine;
  readonly builder: Builder;
  readonly complete: CommandCompleter;
}

/** Puts a Docker engine with its base images on the host, and the `docker` command. */
export function installDocker(
  { kernel, host, add, readImages, machine }: Booted,
  { images = 'hub', seed = 1 }: MachineOptions,
): DockerHost {
  const engine = new Engine({ kernel, host: host.ns, init: host.init, random: new Random(seed + 0x9e3779b9) });
  for (const { names, image } of baseImages(images, machine.bootedAt)) {
    engine.images.add(image);
    for (const name of names) engine.images.tag(name, image.id, image.created);
  }
  readImages((name) => {
    const image = engine.images.find(name);
    return image && layerFiles(image);
  });
  const builder = { kernel, images: engine.images, cache: new BuildCache(), parent: host.init };
  const hooks = { build: buildCommand(builder), cache: builder.cache };
  const complete = dockerCompleter(engine, hooks);
  add({ docker: createDockerProgram(engine, hooks) }, { docker: complete });
  return { engine, builder, complete };
}
