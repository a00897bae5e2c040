import { utf8 } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import type { Shell } from '../interpreter/shell';
import type { LineResult } from './edit-line';
import type { Prompt } from './prompt';

/** A line as the terminal's own line editing gives it: dash has no other. `store.plain` keeps what was read beyond it. */
export function* readPlainLine(shell: Shell, fd: number, prompt: Prompt, store: { plain: string }): Run<LineResult> {
  yield* shell.sys.write(2, utf8(prompt.text), 'prompt');
  for (;;) {
    const end = store.plain.indexOf('\n');
    if (end >= 0) {
      const text = store.plain.slice(0, end);
      store.plain = store.plain.slice(end + 1);
      return { kind: 'line', text };
    }
    try {
      const piece = yield* shell.sys.read(fd, 4096);
      if (piece === '') return { kind: 'eof' };
      store.plain += piece;
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
      if (error.code === 'EIO') return { kind: 'eof' };
      if (error.code !== 'EINTR') throw error;
      if (!shell.traps.takeInterrupt()) continue;
      store.plain = '';
      yield* shell.writeError('\n');
      return { kind: 'interrupt' };
    }
  }
}
