import type { LayerFiles } from './docker/layer-files';
import { bootHost, daemons, type Host } from './host';
import { hostFiles } from './host-files';
import { startJob } from './job';
import { Kernel } from './kernel/kernel';
import type { Program } from './kernel/syscalls';
import { KUBECTL_PROGRAM } from './kubernetes-program';
import type { Machine, MachineOptions } from './machine';
import { editorNames, pageEditor } from './programs/page-editor';
import { ash } from './shell/ash';
import type { CommandCompleter } from './shell/completion/complete';
import { dash } from './shell/dash';
import { bashDialect } from './shell/dialect';
import { shellProgram } from './shell/program';
import { openTerminal } from './terminal';
import { plantBinary } from './vfs/plant';
import type { Tree } from './vfs/tree';

/** A Thursday noon: sessions do not depend on the day they are run. */
export const BOOTED_AT = Date.UTC(2026, 0, 15, 12);

/** A running host with its shells, to which the other programs and Docker are added. */
export interface Booted {
  readonly machine: Machine;
  readonly kernel: Kernel;
  readonly host: Host;
  /** Docker says what is in its images. */
  readImages(reader: Machine['layersOf']): void;
  /** Programs by the name their binaries carry; completers by command. */
  add(programs: Readonly<Record<string, Program>>, completers?: Readonly<Record<string, CommandCompleter>>): void;
}

/** Boots the host whose files are `tree`. */
export function boot(options: MachineOptions, tree: Tree): Booted {
  const bootedAt = options.bootedAt ?? BOOTED_AT;
  const completers = new Map<string, CommandCompleter>();
  const programs: Record<string, Program> = { ...daemons, bash: shellProgram(bashDialect, completers), dash, ash };
  const kernel = new Kernel({ bootedAt, seed: options.seed ?? 1, processors: 2, programs: (name) => programs[name] });
  programs['page-editor'] = pageEditor(kernel);
  // The machine of the recordings has no editor and no cluster.
  if (options.images !== 'recorded') {
    for (const name of editorNames) plantBinary(tree, `usr/bin/${name}`, 'page-editor', 3_000_000, { mtime: bootedAt });
    plantBinary(tree, 'usr/local/bin/kubectl', KUBECTL_PROGRAM, 57_323_672, { mtime: bootedAt });
  }
  const host = bootHost(kernel, tree);
  const files = hostFiles(kernel, host);
  for (const [path, text] of Object.entries(options.files ?? {})) files.write(path, text);
  let layersOf = (_: string): readonly LayerFiles[] | undefined => undefined;
  const machine: Machine = {
    now: () => kernel.clock.now,
    bootedAt,
    advance(until, pause) {
      const outcome = kernel.advance(until, pause);
      files.check();
      return outcome;
    },
    nextEventAt: () => kernel.scheduler.next(),
    openTerminal(size) {
      kernel.settle();
      return openTerminal(kernel, host, size);
    },
    run(line) {
      kernel.settle();
      return startJob(kernel, host, line);
    },
    files,
    layersOf: (image) => layersOf(image),
    events: kernel.events,
  };
  return {
    machine,
    kernel,
    host,
    readImages(reader) {
      layersOf = reader;
    },
    add(more, completing = {}) {
      Object.assign(programs, more);
      for (const [name, completer] of Object.entries(completing)) completers.set(name, completer);
    },
  };
}
