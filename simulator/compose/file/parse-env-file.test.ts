import { expect, test } from 'vitest';
import { parseEnvFile } from './parse-env-file';

test('reads quotes, comments, export and variables', () => {
  const text = `# settings
A=one
export B=two # comment
C="with # and \\"quotes\\""
D='single $A'
E="double $A"
F=
G: yaml style
BARE
`;
  const read = Object.fromEntries(parseEnvFile(text, (name) => (name === 'BARE' ? 'from outside' : undefined)));
  expect(read).toEqual({
    A: 'one',
    B: 'two',
    C: 'with # and "quotes"',
    D: 'single $A',
    E: 'double one',
    F: '',
    G: 'yaml style',
    BARE: 'from outside',
  });
});
