import { expect, test } from 'vitest';
import { splitWords } from './split-words';

test.each([
  ['echo "two  words" \'one $x\' a\\ b', ['echo', 'two  words', 'one $x', 'a b']],
  ['sh -c "echo $HOME; ls"', ['sh', '-c', 'echo $HOME; ls']],
  // A shell's operators end it: what follows is lost.
  ['echo a && echo b', ['echo', 'a']],
  ["printf ''", ['printf', '']],
  ['', []],
])('%s', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test('an open quote is refused', () => {
  expect(() => splitWords('echo "open')).toThrow('invalid command line string');
});
