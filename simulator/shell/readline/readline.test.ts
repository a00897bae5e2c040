import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerCompletion, formatList } from './completion';
import { decodeKeys } from './decode-keys';
import { redraw } from './draw';
import { pressKey } from './press-key';
import { type Effect, type LineOptions, type ReadlineState, startLine } from './state';
import { unicodeVersion } from './unicode-version';

const options = { prompt: '$ ', promptWidth: 2, columns: 20, history: ['docker ps', 'ls -l', 'docker stop web'] };

function type(input: string, given: Partial<LineOptions> = {}, candidates: readonly string[] = []) {
  const first = startLine({ ...options, ...given });
  let state: ReadlineState = first.state;
  const effects: Effect[] = [...first.effects];
  for (const key of decodeKeys('', input).keys) {
    const step = pressKey(state, key);
    state = step.state;
    effects.push(...step.effects);
    if (step.effects.some((effect) => effect.type === 'complete')) {
      const from = state.line.lastIndexOf(' ', state.cursor - 1) + 1;
      const word = state.line.slice(from, state.cursor);
      const answer = answerCompletion(state, { from, candidates: candidates.filter((name) => name.startsWith(word)) });
      state = answer.state;
      effects.push(...answer.effects);
    }
  }
  return { state, effects, text: effects.map((effect) => (effect.type === 'write' ? effect.text : '')).join('') };
}
const edited = (input: string) => {
  const { line, cursor } = type(input).state;
  return `${line.slice(0, cursor)}|${line.slice(cursor)}`;
};

async function screen(text: string, columns: number) {
  const terminal = new Terminal({ cols: columns, rows: 60, allowProposedApi: true });
  terminal.unicode.register(unicodeVersion);
  terminal.unicode.activeVersion = unicodeVersion.version;
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: 60 }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
  return { text: lines.join('\n').trimEnd(), at: [active.cursorX, active.cursorY] };
}

describe('editing', () => {
  it.each([
    ['abc\x01x', 'x|abc'],
    ['abc\x02\x02\x06x', 'abx|c'],
    ['one two\x1bb\x1bbx', 'x|one two'],
    ['one two\x01\x1bfx', 'onex| two'],
    ['abc\x01\x04', '|bc'],
    ['abc\x1b[D\x1b[3~\x7f', 'a|'],
    ['one two\x1bb\x0b\x01\x19', 'two|one '],
    ['a b/c\x17x', 'a x|'],
    ['a b/c\x1b\x7fx', 'a b/x|'],
    ['one two\x17\x17\x19\x19', 'one twoone two|'],
    ['one\x15two\x15\x19\x1by', 'one|'],
    ['ab\x14', 'ba|'],
    ['abc\x02\x02\x14', 'ba|c'],
    ['one\x17\x1f', 'one|'],
    ['a\x16\x01b', 'a\x01b|'],
    ['new\x1b[A\x1b[AX\x1b[B\x1b[B', 'new|'],
    ['new\x1b[A\x1b[AX\x1b[B\x1b[A', 'ls -lX|'],
    ['\x1b<', 'docker ps|'],
    ['\x12doc', '|docker stop web'],
    ['\x12doc\x12', '|docker ps'],
    ['x\x12doc\x07', 'x|'],
    ['\x12ls\x05!', 'ls -l!|'],
    ['日本\x02é', '日é|本'],
    ['\x1b[200~a\tb\nc\x1b[201~', 'a\tb\nc|'],
  ])('%j', (input, result) => {
    expect(edited(input)).toBe(result);
  });

  it('tells the shell', () => {
    expect(type('ls\r').effects.at(-1)).toEqual({ type: 'accept', line: 'ls' });
    expect(type('\x04').effects.at(-1)).toEqual({ type: 'eof' });
    expect(type('x\x03').effects.at(-1)).toEqual({ type: 'interrupt' });
    expect(type('x\x1a').effects.at(-1)).toEqual({ type: 'suspend' });
    expect(type('\x7f').effects.at(-1)).toEqual({ type: 'bell' });
    expect(type('\x0c').effects.map((effect) => effect.type)).toContain('clear');
  });
});

describe('completion', () => {
  const names = ['web', 'worker', 'workshop'];
  it('completes, then lists', async () => {
    expect(type('stop we\t', {}, names).state.line).toBe('stop web ');
    expect(type('stop wo\t', {}, names).state.line).toBe('stop work');
    const { text } = type('stop wo\t\t\t', { columns: 24 }, names);
    expect((await screen(text, 24)).text).toBe('$ stop work\nworker    workshop\n$ stop work');
  });
  it('asks before a long list', async () => {
    const many = Array.from({ length: 120 }, (_, index) => `c${String(index).padStart(3, '0')}`);
    const { text, state } = type('rm c\t\t', { columns: 60 }, many);
    expect(text).toContain('Display all 120 possibilities? (y or n)');
    expect(state.asked).toHaveLength(120);
    const no = type('rm c\t\tn', { columns: 60 }, many);
    expect((await screen(no.text, 60)).text).toBe('$ rm c\nDisplay all 120 possibilities? (y or n)\n$ rm c');
  });
  it('lists down the columns', () => {
    expect(formatList(['a', 'b', 'c', 'd', 'e'], 10)).toBe('a  c  e\r\nb  d\r\n');
  });
});

describe('decoding', () => {
  it('waits for the rest of a sequence', () => {
    expect(decodeKeys('', 'a\x1b[')).toMatchObject({ keys: [{ name: 'text', text: 'a' }], pending: '\x1b[' });
    expect(decodeKeys('\x1b[', 'A').keys).toMatchObject([{ name: 'up' }]);
    expect(decodeKeys('', '\x1b[200~abc').pending).toBe('\x1b[200~abc');
    expect(decodeKeys('', '\x1b\x7f\x1bf').keys.map(({ name }) => name)).toEqual(['M-backspace', 'M-f']);
  });
});

describe('the screen', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      'bc ',
      'hello world',
      '日本',
      '😀',
      'e\u0301',
      '\x01',
      '\x05',
      '\x02',
      '\x06',
      '\x1bb',
      '\x1bf',
      '\x7f',
      '\x04',
      '\x0b',
      '\x15',
      '\x17',
    ],
    ...[
      '\x19',
      '\x1by',
      '\x14',
      '\x10',
      '\x0e',
      '\x1f',
      '\x12o',
      '\x12',
      '\x07',
      '\x1b[D',
      '\x1b[C',
      '\x1b[200~x\ty\nzz\x1b[201~',
      '\x16\x01',
    ],
  );
  it('shows prompt and line as if they had just been written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 7, max: 30 }), async (pieces, columns) => {
        const { state, text } = type(pieces.join(''), { columns });
        const fresh = startLine({ ...options, columns });
        const whole = pressKey(fresh.state, { name: 'paste', text: state.line });
        const moved = redraw({ ...whole.state, cursor: state.cursor, search: state.search });
        const effects = [...fresh.effects, ...whole.effects, ...moved.effects];
        const plain = effects.map((effect) => (effect.type === 'write' ? effect.text : '')).join('');
        expect(await screen(text, columns)).toEqual(await screen(plain, columns));
      }),
      { numRuns: 300 },
    );
  });

  it('wraps where the terminal does', async () => {
    expect(await screen(type('12345678', { columns: 10 }).text, 10)).toEqual({ text: '$ 12345678', at: [0, 1] });
    expect(await screen(type('1234567日', { columns: 10 }).text, 10)).toEqual({ text: '$ 1234567\n日', at: [2, 1] });
    expect(await screen(type('12345678\x02\x02x', { columns: 10 }).text, 10)).toEqual({
      text: '$ 123456x7\n8',
      at: [9, 0],
    });
  });

  it('says what is searched for', async () => {
    expect((await screen(type('\x12sto', { columns: 60 }).text, 60)).text).toBe(
      "(reverse-i-search)`sto': docker stop web",
    );
    expect((await screen(type('\x12zzz', { columns: 60 }).text, 60)).text).toBe("(failed reverse-i-search)`zzz':");
  });
});

it('takes a pasted megabyte as one edit', () => {
  const { state, effects } = type(`\x1b[200~${'x'.repeat(1_000_000)}\x1b[201~\x02y`);
  expect(state.line).toHaveLength(1_000_001);
  expect(effects.length).toBeLessThan(6);
});
