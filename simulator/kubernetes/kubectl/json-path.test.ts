import { expect, test } from 'vitest';
import { foldLines } from './fold-lines';
import { formatJsonPath } from './json-path';

const value = {
  items: [
    { name: 'a', n: 1, tags: ['x', 'y'] },
    { name: 'b', n: 2, tags: [] },
  ],
};

test.each([
  ['{.items[0].name}', 'a'],
  ['{.items[*].name}', 'a b'],
  ['{.items[-1].name}', 'b'],
  ['{range .items[*]}{.name}={.n}{"\\n"}{end}', 'a=1\nb=2\n'],
  ['{.items[?(@.n>1)].name}', 'b'],
  ['{.items[?(@.name=="a")].tags}', '["x","y"]'],
  ['{..name}', 'a b'],
  ['count: {.items[1].n}', 'count: 2'],
])('%s', (template, text) => {
  expect(formatJsonPath(template, value)).toBe(text);
});

test('long scalars are broken as the real kubectl breaks them', () => {
  const head = "        - echo hello; trap 'exit 0' TERM; httpd -p 3000 -h /etc; while :; do sleep";
  expect(foldLines(`${head} 1; done\n`)).toBe(`${head}\n          1; done\n`);
  const text = `b: |\n  ${head} and much more\n`;
  expect(foldLines(text)).toBe(text);
});
