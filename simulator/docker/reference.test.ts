import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatReference, InvalidReference, parseReference } from './reference';

const read = (text: string) => formatReference(parseReference(text));

test.each([
  ['node', 'node:latest'],
  ['node:20-slim', 'node:20-slim'],
  ['docker.io/library/node', 'node:latest'],
  ['docker.io/me/app:1', 'me/app:1'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
  ['ghcr.io/me/app', 'ghcr.io/me/app:latest'],
])('%s is %s', (text, want) => expect(read(text)).toBe(want));

test.each([
  ['BAD', 'invalid reference format: repository name (BAD) must be lowercase'],
  ['a b', 'invalid reference format'],
  ['-x', 'invalid reference format'],
  ['app:', 'invalid reference format'],
  ['', 'invalid reference format'],
])('%s is none', (text, why) => expect(() => parseReference(text)).toThrow(why));

test('any text is a name or an InvalidReference', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        expect(read(read(text))).toBe(read(text));
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidReference);
      }
    }),
  );
});
