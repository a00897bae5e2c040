import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainText } from './plain-text';

const shown = (text: string, columns = 80) => {
  const screen = createPlainText(columns);
  screen.write(text);
  return screen.lines();
};

describe('what a terminal would show', () => {
  it.each([
    ['lines', 'one\r\ntwo\r\n', ['one', 'two']],
    ['a line drawn again', '10%\r100%', ['100%']],
    ['a shorter text over a longer one', 'long text\rok', ['okng text']],
    ['erase to the end of the line', 'long text\rok\x1b[K', ['ok']],
    ['erase the whole line', 'gone\x1b[2K\rhere', ['here']],
    ['backspaces', 'cat x\b \b\b \bdog', ['catdog']],
    ['cursor up, as progress displays do', 'a\r\nb\r\n\x1b[2A1\x1b[2B\r\nc', ['1', 'b', '', 'c']],
    ['colours are dropped', '\x1b[1;31mred\x1b[0m', ['red']],
    ['private modes and titles are dropped', '\x1b[?2004h\x1b]0;title\x07text', ['text']],
    ['tabs', 'a\tb', ['a       b']],
    ['clear', 'old\r\n\x1b[H\x1b[2Jnew', ['new']],
    ['inserted and deleted characters', 'ac\x1b[D\x1b[@b\r\x1b[P', ['bc']],
  ])('%s', (_, text, lines) => {
    expect(shown(text)).toEqual(lines);
  });

  it('joins what the terminal, not the program, broke', () => {
    expect(shown('abcdefghij\r\nk', 4)).toEqual(['abcdefghij', 'k']);
  });

  it('gives wide characters two columns', () => {
    expect(shown('日本x\r\x1b[4C!', 80)).toEqual(['日本!']);
  });

  it('knows the line that the cursor is in, blanks and all', () => {
    const screen = createPlainText(10);
    screen.write('$ cat Dockerfile ');
    expect(screen.line()).toBe('$ cat Dockerfile ');
  });

  it('keeps the newest of a flood', () => {
    const screen = createPlainText(80);
    screen.write('y\r\n'.repeat(5000));
    expect(screen.dropped).toBeGreaterThan(3000);
    expect(screen.lines().length).toBeLessThanOrEqual(1000);
  });

  it('does not mind where the text was cut', () => {
    const controls = fc.constantFrom(
      '\r',
      '\n',
      '\b',
      '\x1b[K',
      '\x1b[2A',
      '\x1b[31m',
      'x',
      'yz',
      '\x1b[J',
      '\x1b]0;t\x07',
    );
    fc.assert(
      fc.property(fc.array(controls), fc.nat(), (parts, cut) => {
        const text = parts.join('');
        const screen = createPlainText(20);
        const at = text.length === 0 ? 0 : cut % text.length;
        screen.write(text.slice(0, at));
        screen.write(text.slice(at));
        expect(screen.lines()).toEqual(shown(text, 20));
      }),
    );
  });
});
