import { expect, test } from 'vitest';
import { writeYaml } from './write-yaml';

test('quotes what would be read as something else', () => {
  const text = writeYaml({
    name: 'app',
    flag: true,
    empty: '',
    number: '80',
    word: 'yes',
    colon: 'a: b',
    hash: 'with # hash',
    list: ['a', { b: 'c', d: ['e'] }, {}],
    none: null,
    lines: 'a\nb\n',
    map: {},
    n: '1',
  });
  expect(text).toBe(`name: app
flag: true
empty: ""
number: "80"
word: "yes"
colon: 'a: b'
hash: 'with # hash'
list:
  - a
  - b: c
    d:
      - e
  - {}
none: null
lines: |
  a
  b
map: {}
"n": "1"
`);
});
