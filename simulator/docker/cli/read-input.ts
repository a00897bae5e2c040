import type { Bytes } from '../../bytes';
import type { Run, Syscalls } from '../../kernel/syscalls';

/** Standard input to its end. */
export function* readInput(sys: Syscalls): Run<Bytes> {
  const parts: Bytes[] = [];
  for (;;) {
    const data = yield* sys.read(0, 65536);
    if (data === '') return parts.join('');
    parts.push(data);
  }
}
