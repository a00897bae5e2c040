import { expect, test } from 'vitest';
import { interpolate } from './interpolate';

const values: Readonly<Record<string, string>> = { TAG: 'slim', EMPTY: '' };
const unset: string[] = [];
const put = (image: string) =>
  interpolate({ image }, { get: (name) => values[name], unset: (name) => unset.push(name) })['image'];

test.each([
  ['debian:$TAG', 'debian:slim'],
  [`debian:\${TAG}`, 'debian:slim'],
  [`\${NOPE:-default}`, 'default'],
  [`\${EMPTY:-default}`, 'default'],
  [`\${EMPTY-default}`, ''],
  [`\${TAG:+there}`, 'there'],
  [`\${NOPE+there}`, ''],
  [`\${NOPE:-\${ALSO:-inner}}`, 'inner'],
  ['$$TAG', '$TAG'],
  ['$1 and $', '$1 and $'],
])('%s becomes %s', (text, result) => {
  expect(put(text)).toBe(result);
});

test('a variable that is not set is blank, and is told', () => {
  expect(put(`a\${NOPE}b`)).toBe('ab');
  expect(unset).toContain('NOPE');
});

test('a required variable and a broken one are refused with status 15', () => {
  expect(() => put(`\${MUST:?set it}`)).toThrow(
    expect.objectContaining({
      message: 'error while interpolating image: required variable MUST is missing a value: set it',
      exit: 15,
    }),
  );
  expect(() => put(`debian:\${TAG`)).toThrow(
    `invalid interpolation format for image.\nYou may need to escape any $ with another $.\ndebian:\${TAG`,
  );
});
