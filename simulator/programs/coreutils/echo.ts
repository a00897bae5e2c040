import type { Tool } from '../command';
import { print } from '../stdio';
import { expandEscapes } from './escapes';

/** coreutils' own echo; the shells have builtins. */
export const echo: Tool = function* (sys, argv) {
  let [newline, escapes] = [true, false];
  let first = 1;
  for (; /^-[neE]+$/.test(argv[first] ?? ''); first++)
    for (const letter of argv[first] ?? '') {
      if (letter === 'n') newline = false;
      else if (letter !== '-') escapes = letter === 'e';
    }
  const text = argv.slice(first).join(' ');
  const shown = escapes ? expandEscapes(text, false) : { text, stopped: false };
  yield* print(sys, shown.text + (newline && !shown.stopped ? '\n' : ''));
  return 0;
};
