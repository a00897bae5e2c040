import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from './command';
import { AwkError } from './text/awk-lex';
import { parseAwk } from './text/awk-parse';
import { parseExpression } from './text/find-parse';
import { JqError, parseJq } from './text/jq-parse';
import { compile, PatternError } from './text/regex';
import { parseScript, ScriptError } from './text/sed-parse';

const scraps = (...words: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((list) => list.join(''));
const RUNS = { numRuns: 3000 };

/** Any text is either taken or refused with the tool's own error. */
function only(parse: () => unknown, refusals: readonly (new (...args: never[]) => Error)[]): void {
  try {
    parse();
  } catch (e) {
    expect(refusals.some((refusal) => e instanceof refusal) ? 'refused' : e).toBe('refused');
  }
}

describe('parsers refuse what they cannot read and never break', () => {
  it('patterns', () => {
    fc.assert(
      fc.property(
        scraps(
          '\\(',
          '\\)',
          '(',
          ')',
          '[',
          ']',
          '[^',
          '[:alpha:]',
          '*',
          '+',
          '\\{1,2\\}',
          '{2}',
          '{',
          '^',
          '$',
          '|',
          '\\|',
          '\\1',
          '\\<',
          'a',
          '\\',
        ),
        fc.constantFrom('basic' as const, 'extended' as const, 'awk' as const, 'fixed' as const, 'perl' as const),
        (text, syntax) => only(() => compile(text, syntax).test('a1 b'), [PatternError]),
      ),
      RUNS,
    );
  });
  it('sed scripts', () => {
    fc.assert(
      fc.property(
        scraps(
          's/',
          '/',
          'p',
          'd',
          '{',
          '}',
          ';',
          '\n',
          '1,',
          '$',
          '!',
          '/x/',
          'y/ab/cd/',
          ':a',
          'ba',
          'a\\',
          'i ',
          'q',
          'w f',
          '\\1',
          '&',
          'g',
          ' ',
        ),
        (text) => only(() => parseScript(text, 'extended'), [ScriptError]),
      ),
      RUNS,
    );
  });
  it('awk programs', () => {
    fc.assert(
      fc.property(
        scraps(
          '{',
          '}',
          'print ',
          '$',
          '1',
          'x',
          '(',
          ')',
          ',',
          ';',
          '\n',
          '/a/',
          '"s"',
          '+',
          '++',
          '=',
          'if',
          'else ',
          'for',
          ' in ',
          'getline',
          '<',
          '>',
          '|',
          '?',
          ':',
          'function f',
          'BEGIN',
          '[',
          ']',
          '!',
          '~',
        ),
        (text) => only(() => parseAwk(text), [AwkError, PatternError]),
      ),
      RUNS,
    );
  });
  it('jq filters', () => {
    fc.assert(
      fc.property(
        scraps(
          '.',
          '.a',
          '[',
          ']',
          '|',
          ',',
          '{',
          '}',
          '"',
          '\\(',
          '(',
          ')',
          '1',
          'map',
          'if ',
          ' then ',
          ' end',
          '$x',
          ' as ',
          '?',
          '//',
          '..',
          ':',
          ';',
          'reduce ',
        ),
        (text) => only(() => parseJq(text), [JqError]),
      ),
      RUNS,
    );
  });
  it('find expressions', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '-name',
              '(',
              ')',
              '!',
              '-o',
              '-exec',
              '{}',
              ';',
              '+',
              '-type',
              'f',
              '-maxdepth',
              '1',
              '-perm',
              '-size',
              '-print',
            ),
            fc.string({ maxLength: 4 }),
          ),
          { maxLength: 8 },
        ),
        (words) => only(() => parseExpression(words), [Failure]),
      ),
      RUNS,
    );
  });
});
