import { expect, test } from 'vitest';
import { BuildCache } from '../dockerfile/build/cache';
import { bootHost, daemons } from '../host';
import { baseImages } from '../images/base-images';
import { hostTree } from '../images/host';
import { startJob } from '../job';
import { Kernel } from '../kernel/kernel';
import type { Program } from '../kernel/syscalls';
import { makePrograms } from '../programs/registry';
import { createDockerProgram } from './cli/docker';
import { Engine } from './engine';

const BOOTED = Date.UTC(2026, 0, 15, 12);

function open() {
  let programs: Record<string, Program> = { ...daemons };
  const kernel = new Kernel({ bootedAt: BOOTED, seed: 1, processors: 2, programs: (name) => programs[name] });
  const host = bootHost(kernel, hostTree(BOOTED));
  const engine = new Engine({ kernel, host: host.ns, init: host.init });
  for (const { names, image } of baseImages('recorded', BOOTED)) {
    engine.images.add(image);
    for (const name of names) engine.images.tag(name, image.id, image.created);
  }
  const builder = { kernel, images: engine.images, cache: new BuildCache(), parent: host.init };
  programs = { ...makePrograms(engine, builder), ...daemons, docker: createDockerProgram(engine) };
  return {
    engine,
    kernel,
    run(line: string) {
      const job = startJob(kernel, host, line);
      const end = kernel.clock.now + 90_000;
      while (!job.done && kernel.clock.now < end && kernel.scheduler.next() < end)
        kernel.advance(kernel.scheduler.next());
      return { out: job.stdout, err: job.stderr, exit: job.exit, seconds: job.elapsed / 1000 };
    },
    sleep: (s: number) => kernel.advance(kernel.clock.now + s * 1000),
  };
}

const lines = process.env['DOCKER_LINES'];
test.runIf(lines)('shows', () => {
  const m = open();
  for (const line of (lines ?? '').split('\n')) {
    if (/^~/.test(line)) {
      m.sleep(Number(line.slice(1)));
      continue;
    }
    const r = m.run(line);
    console.log(`$ ${line}\n${r.out}${r.err.replace(/^/gm, '!! ')} [${r.exit} ${r.seconds.toFixed(2)}]`);
  }
});
