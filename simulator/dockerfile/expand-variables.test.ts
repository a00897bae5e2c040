// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are of Dockerfiles
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandVariables } from './expand-variables';

const env = new Map([
  ['X', 'foobarfoo'],
  ['EMPTY', ''],
  ['P', 'a/b/c.tar.gz'],
]);

function expand(text: string, escapeChar = '\\'): string {
  const expanded = expandVariables(text, (name) => env.get(name), { escape: escapeChar });
  return 'error' in expanded ? expanded.error : expanded.text;
}

describe('expandVariables', () => {
  it.each([
    ['$X-${X}', 'foobarfoo-foobarfoo'],
    ['$Xy', ''],
    ['${U:-d}${EMPTY:-d}${EMPTY-d}', 'dd'],
    ['${X:+y}${EMPTY:+y}${EMPTY+z}${U+w}', 'yz'],
    ['${U:-${X}}', 'foobarfoo'],
    ['${P#*/}|${P##*/}', 'b/c.tar.gz|c.tar.gz'],
    ['${P%.*}|${P%%.*}', 'a/b/c.tar|a/b/c'],
    ['${X/foo/1}|${X//foo/1}', '1barfoo|1bar1'],
    ['${P/\\//_}', 'a_b/c.tar.gz'],
    ['\'$X\'"$X"', '$Xfoobarfoo'],
    ['\\$X "\\$X" "a\\b"', '$X $X a\\b'],
    ['$', '$'],
    ['$1a', 'a'],
  ])('%s → %s', (text, want) => {
    expect(expand(text)).toBe(want);
  });

  it('obeys the escape character', () => {
    expect(expand('`$X\\', '`')).toBe('$X\\');
  });

  it.each([
    ['${X', 'failed to process "${X": unsupported modifier (\uFFFD) in substitution'],
    ['${', 'failed to process "${": syntax error: missing \'}\''],
    ['${}', 'failed to process "${}": syntax error: bad substitution'],
    ['${X:-a', 'failed to process "${X:-a": syntax error: missing \'}\''],
    ['${X:#a}', 'failed to process "${X:#a}": unsupported modifier (:#) in substitution'],
    ['${U:?no luck}', 'failed to process "${U:?no luck}": U: no luck'],
    ['${EMPTY:?}', 'failed to process "${EMPTY:?}": EMPTY: is not allowed to be empty'],
    ["'a\\'b'", "failed to process \"'a\\\\'b'\": unexpected end of statement while looking for matching single-quote"],
    ['"a', 'failed to process "\\"a": unexpected end of statement while looking for matching double-quote'],
  ])('%s fails', (text, want) => {
    expect(expand(text)).toBe(want);
  });

  it('splits into words outside quotes', () => {
    const expanded = expandVariables('a "b c" $W', (name) => (name === 'W' ? '1 2' : undefined));
    expect(expanded).toMatchObject({ words: ['a', 'b c', '1', '2'], unset: [] });
  });

  it('never throws', () => {
    const text = fc.string({ unit: fc.constantFrom(...'$${}:-+?#%/*\\\'"`XU a<é') });
    fc.assert(
      fc.property(text, (input) => {
        expand(input);
        expandVariables(input, () => undefined, { keepUnset: true, rawQuotes: true, rawEscapes: true });
      }),
      { numRuns: 10_000 },
    );
    expect(expand('${a:-'.repeat(100_000))).toMatch(/^failed to process/);
  });
});
