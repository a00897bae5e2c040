import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '../kernel/syscalls';
import { coreutils } from '../programs/coreutils/index';
import { runProgram } from '../testing/run-program';
import { ash } from './ash';
import { bash } from './bash';
import { dash } from './dash';

const programs: Record<string, Program> = { cat: coreutils['cat'] ?? bash, bash, dash, ash };
const piece = fc.constantFrom(
  'echo',
  'a',
  '$x',
  '${x',
  '}',
  '"',
  "'",
  '`',
  '$(',
  ')',
  '((',
  '))',
  '[[',
  ']]',
  '{',
  '(',
  ';',
  '&',
  '|',
  '&&',
  '||',
  '\n',
  ' ',
  ' ',
  ' ',
  'if ',
  'then ',
  'fi',
  'for i in ',
  'do ',
  'done',
  'case x in ',
  'esac',
  ';;',
  'while ',
  '!',
  '<',
  '>',
  '<<E\n',
  'E\n',
  '<<<',
  '2>&1',
  '$((',
  '1',
  '+',
  '*',
  '[',
  ']',
  '?',
  '~',
  '\\',
  'f() ',
  'x=1 ',
  'a=(',
  '{1..3}',
  '${x:-',
  '${x//',
  '$@',
  '$#',
  'set -e',
  'exit',
  'trap : EXIT',
  'eval ',
  'local ',
  'read x',
  'declare -A ',
  'printf %s',
  'wait',
  '# c',
  '<(',
  'time ',
  'function ',
  'shift',
  'break',
  'return',
  '\xc3\xa9',
  '\t',
  '=',
  ',',
  ':',
  '%',
  '/',
  '^',
  '@',
  '-',
);
const script = fc.oneof(
  fc.array(piece, { maxLength: 25 }).map((p) => p.join('')),
  fc.string({ maxLength: 40, unit: 'binary-ascii' }),
);

describe('any input', () => {
  it.each(['bash', 'dash', 'ash'])(
    '%s ends, with a status, without throwing',
    (shell) => {
      fc.assert(
        fc.property(script, (text) => {
          const result = runProgram([shell, '-c', text], { programs, limit: 50 });
          expect(result.status === undefined || (result.status >= 0 && result.status < 256)).toBe(true);
        }),
        { numRuns: 3400, seed: 1 },
      );
    },
    120_000,
  );
});
