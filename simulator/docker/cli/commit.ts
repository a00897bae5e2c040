import { command } from '../../cli/command-spec';
import { bool, list, string } from '../../cli/flag-types';
import type { FlagValues } from '../../cli/flags';
import type { Run } from '../../kernel/syscalls';
import type { Container } from '../container';
import { changesOf, containerSize } from '../diff';
import { digest } from '../digest';
import type { Engine } from '../engine';
import type { Image } from '../image';
import { makeImage } from '../image-id';
import { sleep } from '../wait';
import { ask, call, print } from './call';
import type { CommandRun } from './command-run';
import { changed } from './import';
import { checkReference } from './require-image';

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
        if (name !== undefined) checkReference(name);
        const container = yield* ask(sys, () => engine.require(text));
        const image = yield* call(sys, engine, commit(engine, container, values, name));
        yield* print(sys, `${image.id}\n`);
        return 0;
      },
  });

function* commit(
  engine: Engine,
  container: Container,
  { message, author, pause, change }: FlagValues<typeof flags>,
  name?: string,
): Run<Image> {
  const { config, image: base, rootfs } = container;
  const wanted = changed(
    {
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
    change,
  );
  const { cgroup } = container.sandbox ?? {};
  const freeze = pause && cgroup && !container.state.paused;
  if (freeze) engine.kernel.freeze(cgroup, true);
  yield* sleep(engine.kernel, 120);
  if (freeze) engine.kernel.freeze(cgroup, false);
  const created = engine.kernel.clock.now;
  const snapshot = rootfs.snapshot();
  const changes = JSON.stringify([changesOf(container), created]);
  const layer = { diffId: digest(changes), size: containerSize(container).changed, snapshot };
  const image = makeImage({
    created,
    author,
    config: wanted,
    layers: [...base.layers, layer],
    history: [...base.history, { created, createdBy: container.argv.join(' '), comment: message, emptyLayer: false }],
  });
  engine.images.add(image, name, created);
  engine.event(container, 'commit', { comment: message, imageID: image.id, imageRef: name ?? '' });
  return image;
}
