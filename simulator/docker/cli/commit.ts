import { command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import type { Run } from '../../kernel/syscalls';
import type { Container } from '../container';
import { changesOf, containerSize } from '../diff';
import { digest } from '../digest';
import type { Engine } from '../engine';
import type { Image } from '../image';
import { makeImage } from '../image-id';
import { InvalidReference, parseReference } from '../reference';
import { sleep } from '../wait';
import { ask, call, print } from './call';
import { CommandError, type CommandRun } from './command-run';

const flags = {
  author: string({ short: 'a', usage: 'Author (e.g., "John Hannibal Smith <hannibal@a-team.com>")' }),
  change: list({ short: 'c', usage: 'Apply Dockerfile instruction to the created image' }),
  message: string({ short: 'm', usage: 'Commit message' }),
  pause: bool({ short: 'p', usage: 'Pause container during commit', initial: true }),
};

export const commitCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'commit [OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
    short: "Create a new image from a container's changes",
    aliasLine: 'docker container commit, docker commit',
    args: { min: 1, max: 2 },
    completes: ['container', 'image'],
    flags,
    run: ({ values, args: [text = '', name] }) =>
      function* (sys) {
        if (values.change.length > 0)
          throw new CommandError(
            "docker: 'commit --change' is not part of this simulation yet; write the change in a Dockerfile and use docker build.",
          );
        try {
          if (name !== undefined) parseReference(name);
        } catch (error) {
          if (error instanceof InvalidReference) throw new CommandError(error.message);
          throw error;
        }
        const container = yield* ask(sys, () => engine.require(text));
        const image = yield* call(sys, engine, commit(engine, container, values, name));
        yield* print(sys, `${image.id}\n`);
        return 0;
      },
  });

function* commit(
  engine: Engine,
  container: Container,
  { message, author, pause }: { message: string; author: string; pause: boolean },
  name?: string,
): Run<Image> {
  const { cgroup } = container.sandbox ?? {};
  const freeze = pause && cgroup && !container.state.paused;
  if (freeze) engine.kernel.freeze(cgroup, true);
  yield* sleep(engine.kernel, 120);
  if (freeze) engine.kernel.freeze(cgroup, false);
  const { config, image: base, rootfs } = container;
  const created = engine.kernel.clock.now;
  const snapshot = rootfs.snapshot();
  const changes = JSON.stringify([changesOf(container), created]);
  const layer = { diffId: digest(changes), size: containerSize(container).changed, snapshot };
  const image = makeImage({
    created,
    author,
    config: {
      ...base.config,
      user: config.user,
      env: config.env,
      entrypoint: config.entrypoint,
      cmd: config.cmd,
      workingDir: config.workingDir,
      exposedPorts: config.exposedPorts,
      volumes: config.volumes,
      labels: config.labels,
      stopSignal: config.stopSignal,
    },
    layers: [...base.layers, layer],
    history: [...base.history, { created, createdBy: container.argv.join(' '), comment: message, emptyLayer: false }],
  });
  engine.images.add(image, name, created);
  engine.event(container, 'commit', { comment: message, imageID: image.id, imageRef: name ?? '' });
  return image;
}
