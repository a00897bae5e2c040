import { decodeUtf8, utf8 } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { OutputKind, Run } from '../../kernel/syscalls';
import type { Completer } from '../completion/complete';
import { runTraps } from '../interpreter/run-traps';
import type { Shell } from '../interpreter/shell';
import { answerCompletion } from '../readline/completion';
import { decodeKeys } from '../readline/decode-keys';
import { pressKey, resize } from '../readline/press-key';
import { type Effect, type Step, startLine } from '../readline/state';
import type { Prompt } from './prompt';

export type LineResult =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'eof' }
  | { readonly kind: 'interrupt' };

/** Bracketed paste (xterm): pasted text comes between marks. */
const PASTE_ON = '\x1b[?2004h';
const PASTE_OFF = '\x1b[?2004l';
const PASTE_BEGIN = '\x1b[200~';
const PASTE_END = '\x1b[201~';

/** What is left between two lines: keys typed ahead, and killed text. */
export interface Typeahead {
  bytes: string;
  keys: string;
  killRing: readonly string[];
}

/** Reads one line with the line editor. The terminal is raw meanwhile. Text out, as bytes. */
export function* editLine(
  shell: Shell,
  fd: number,
  prompt: Prompt,
  ahead: Typeahead,
  complete: Completer,
): Run<LineResult> {
  const { sys } = shell;
  const head = prompt.text.lastIndexOf('\n') + 1;
  if (head > 0) yield* sys.write(fd, utf8(prompt.text.slice(0, head)), 'prompt');
  const history = shell.history.map(decodeUtf8);
  const columns = sys.windowSize(fd).columns || 80;
  let { state, effects } = startLine({
    prompt: prompt.text.slice(head),
    promptWidth: prompt.width,
    columns,
    history,
    killRing: ahead.killRing,
  });
  const modes = sys.tcgetattr(fd);
  sys.tcsetattr(fd, { canonical: false, echo: false, signals: false });
  if (shell.dialect.bash) yield* patiently(() => sys.write(fd, PASTE_ON, 'echo'));
  yield* show(shell, fd, effects, 'prompt');
  try {
    for (;;) {
      const decoded = decodeKeys(ahead.keys, '');
      const [key, ...rest] = decoded.keys;
      if (!key) {
        const more = yield* readMore(shell, fd, ahead);
        if (more === 'eof') return { kind: 'eof' };
        if (more === 'resized') {
          const step = resize(state, sys.windowSize(fd).columns || 80);
          state = step.state;
          yield* show(shell, fd, step.effects, 'echo');
        }
        continue;
      }
      ahead.keys =
        rest.map((k) => (k.name === 'paste' ? `\x1b[200~${k.text}\x1b[201~` : k.text)).join('') + decoded.pending;
      let step: Step = pressKey(state, key);
      state = step.state;
      const end = step.effects.find(
        (effect) => effect.type === 'accept' || effect.type === 'eof' || effect.type === 'interrupt',
      );
      if (end && shell.dialect.bash) yield* patiently(() => sys.write(fd, PASTE_OFF, 'echo'));
      yield* show(shell, fd, step.effects, 'echo');
      const asked = step.effects.find((effect) => effect.type === 'complete');
      if (asked?.type === 'complete') {
        step = answerCompletion(state, yield* complete(shell, asked.line, asked.cursor));
        state = step.state;
        yield* show(shell, fd, step.effects, 'echo');
      }
      ahead.killRing = state.killRing;
      if (end?.type === 'accept') {
        const text = utf8(end.line);
        sys.noteLine(fd, text);
        return { kind: 'line', text };
      }
      if (end) return { kind: end.type === 'eof' ? 'eof' : 'interrupt' };
    }
  } finally {
    sys.tcsetattr(fd, modes);
  }
}

function* show(shell: Shell, fd: number, effects: readonly Effect[], mark: OutputKind): Run<void> {
  for (const effect of effects) {
    const text =
      effect.type === 'write'
        ? effect.text
        : effect.type === 'bell'
          ? '\x07'
          : effect.type === 'clear'
            ? '\x1b[H\x1b[2J'
            : '';
    const bytes = utf8(text).replace(/\r\n/g, '\n');
    for (let from = 0; from < bytes.length; from += 4096)
      yield* patiently(() => shell.sys.write(fd, bytes.slice(from, from + 4096), mark));
  }
}

function* patiently(call: () => Run<void>): Run<void> {
  for (;;) {
    try {
      return yield* call();
    } catch (error) {
      if (!(error instanceof Errno) || error.code !== 'EINTR') throw error;
    }
  }
}

function* readMore(shell: Shell, fd: number, ahead: Typeahead): Run<'read' | 'eof' | 'resized'> {
  try {
    // Byte by byte, so that what is typed ahead stays for the command that the line starts.
    const bytes = ahead.keys.startsWith(PASTE_BEGIN) ? yield* readPaste(shell, fd) : yield* shell.sys.read(fd, 1);
    if (bytes === '') return 'eof';
    const all = ahead.bytes + bytes;
    const cut = incompleteTail(all);
    ahead.bytes = all.slice(all.length - cut);
    ahead.keys += decodeUtf8(all.slice(0, all.length - cut));
    return 'read';
  } catch (error) {
    if (!(error instanceof Errno)) throw error;
    if (error.code === 'EIO') return 'eof';
    if (error.code !== 'EINTR') throw error;
    shell.traps.takeInterrupt();
    if (shell.traps.peek() !== undefined) yield* runTraps(shell);
    if (!shell.resized) return 'read';
    shell.resized = false;
    return 'resized';
  }
}

/** The rest of a bracketed paste, with its end mark. */
function* readPaste(shell: Shell, fd: number): Run<string> {
  const pieces: string[] = [];
  for (let tail = ''; ; ) {
    const piece = yield* shell.sys.read(fd, 4096);
    pieces.push(piece);
    tail = tail.slice(-PASTE_END.length) + piece;
    if (piece === '' || tail.includes(PASTE_END)) return pieces.join('');
  }
}

/** Bytes at the end that begin a character which is not whole yet. */
function incompleteTail(bytes: string): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const c = bytes.charCodeAt(bytes.length - back);
    if ((c & 0xc0) === 0x80) continue;
    const length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
