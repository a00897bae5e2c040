import { command } from '../command';
import { findInPath } from '../exec-path';

/** Debian's which: says nothing of what it does not find. */
export const which = command(
  { name: 'which', usage: '[-a] args', options: 'a s', badUsage: 2 },
  function* (io, options, names) {
    const path = io.sys.env().get('PATH') ?? '';
    for (const name of names) {
      const found = findInPath(io.sys, name, path);
      if (found.length === 0) io.status = 1;
      if (!options.has('s'))
        for (const file of options.has('a') ? found : found.slice(0, 1)) yield* io.print(`${file}\n`);
    }
    if (names.length === 0) io.status = 1;
  },
);
