import { command } from './command';
import { readAll } from './stdio';

/** xxd(1): -p plain, -r back to bytes, -c columns, -l length, -s offset. */
export const xxd = command(
  { name: 'xxd', usage: '[options] [infile [outfile]]', options: 'p,ps r c= l= s= g= u i' },
  function* (io, options, [file = '-']) {
    const { sys } = io;
    let data = yield* readAll(sys, file === '-' ? 0 : sys.open(file, ['read']));
    if (options.has('r')) {
      const digits = options.has('p')
        ? data.replace(/\s/g, '')
        : [...data.matchAll(/^[0-9a-f]+: ?((?:[0-9a-f]+ ?)*)/gim)]
            .map(([, cells = '']) => cells.replace(/\s/g, ''))
            .join('');
      yield* io.print(digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16))));
      return;
    }
    const skip = Number(options.get('s') ?? 0);
    const limit = options.get('l');
    data = data.slice(skip, limit === undefined ? undefined : skip + Number(limit));
    const columns = Number(options.get('c') ?? (options.has('p') ? 30 : 16));
    const group = Number(options.get('g') ?? 2) || columns;
    const byte = (c: string): string => {
      const text = c.charCodeAt(0).toString(16).padStart(2, '0');
      return options.has('u') ? text.toUpperCase() : text;
    };
    for (let at = 0; at < data.length; at += columns) {
      const chunk = data.slice(at, at + columns);
      const cells = [...chunk].map(byte);
      if (options.has('p')) {
        yield* io.print(`${cells.join('')}\n`);
        continue;
      }
      const shown = cells.map((cell, i) => cell + (i % group === group - 1 ? ' ' : '')).join('');
      const width = columns * 2 + Math.ceil(columns / group);
      const text = [...chunk].map((c) => (c >= ' ' && c <= '~' ? c : '.')).join('');
      yield* io.print(`${(skip + at).toString(16).padStart(8, '0')}: ${shown.padEnd(width)} ${text}\n`);
    }
  },
);
