import type { Run } from '../../kernel/syscalls';
import { ExitShell } from './control';
import type { Shell } from './shell';

/** Bytes. The kernel hears of a shell's texts in steps of this size. */
const STEP = 1_000_000;
const OWN_MEMORY = 2_000_000;
/** Bytes that the simulated shell takes, for one text and for all: real ones end where the machine's memory does. */
const LONGEST_TEXT = 16_000_000;
const MOST = 256_000_000;

/** Texts of a shell that are long enough to matter, in bytes. A subshell shares its parent's, and pays for its own. */
export class TextMemory {
  held = 0;
  told = 0;
}

/** `bytes` more are kept (or less, below 0). `next` is the length of a text about to be made, or made already. */
export function* hold(shell: Shell, bytes: number, next = 0): Run<void> {
  const { memory } = shell;
  memory.held += bytes;
  if (Math.abs(memory.held - memory.told) >= STEP) {
    memory.told = memory.held;
    yield* shell.sys.setMemory(OWN_MEMORY + Math.max(0, memory.held), OWN_MEMORY);
  }
  if (next > LONGEST_TEXT || memory.held > MOST) yield* denied(shell, Math.max(next, bytes));
}

/** A text this long grows without end. Under a container's limit the kernel ends it; elsewhere malloc refuses, and bash says
    how much it asked for. */
function* denied(shell: Shell, bytes: number): Run<never> {
  const { dialect } = shell;
  yield* shell.sys.setMemory(OWN_MEMORY + MOST * 4, OWN_MEMORY);
  if (dialect.bash) yield* shell.writeError(`${shell.name}: xrealloc: cannot allocate ${bytes} bytes\n`);
  else yield* shell.warn(dialect.name === 'dash' ? 'Out of space' : 'out of memory');
  throw new ExitShell(dialect.name === 'ash' ? 1 : 2);
}
