import type { Engine } from '../docker/engine';
import type { Builder } from '../dockerfile/build/solve';
import type { Program } from '../kernel/syscalls';

/** What the binaries of all file systems do, by the name they carry (vfs/binary). `docker` needs the machine's engine. */
export function makePrograms(engine: Engine, builder: Builder): Record<string, Program> {
  return {};
}
