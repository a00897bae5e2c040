import type { Bytes } from '../../bytes';
import type { Run } from '../../kernel/syscalls';
import { command, Failure, requireOperands, type Stdio, UsageError } from '../command';
import { quote } from '../quote';
import { type LineReader, readAll } from '../stdio';

function* eachLine(io: Stdio, files: readonly Bytes[], use: (line: Bytes, end: '\n' | '') => Run<void>): Run<void> {
  yield* io.eachFile(files, function* (fd) {
    const reader = io.lines(fd);
    for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next())
      yield* use(line, reader.terminated ? '\n' : '');
  });
}

export const tac = command(
  { name: 'tac', usage: '[OPTION]... [FILE]...', about: 'Write each FILE to standard output, last line first.' },
  function* (io, _options, files) {
    yield* io.eachFile(files, function* (fd) {
      const lines = (yield* readAll(io.sys, fd)).match(/[^\n]*\n|[^\n]+/g) ?? [];
      for (const line of lines.reverse()) yield* io.print(line);
    });
  },
);

export const rev = command(
  {
    name: 'rev',
    usage: '[options] [<file> ...]',
    about: 'Reverse lines characterwise.',
    version: 'rev from util-linux 2.41',
  },
  function* (io, _options, files) {
    yield* eachLine(io, files, function* (line, end) {
      yield* io.print([...line].reverse().join('') + end);
    });
  },
);

export const nl = command(
  {
    name: 'nl',
    usage: '[OPTION]... [FILE]...',
    about: 'Write each FILE to standard output, with line numbers added.',
    options:
      'b=,body-numbering s=,number-separator v=,starting-line-number w=,number-width i=,line-increment n=,number-format',
  },
  function* (io, options, files) {
    const width = Number(options.get('w') ?? 6);
    const separator = options.get('s') ?? '\t';
    let number = Number(options.get('v') ?? 1);
    yield* eachLine(io, files, function* (line) {
      const numbered = (options.get('b') ?? 't') === 'a' || (line !== '' && options.get('b') !== 'n');
      const how = options.get('n');
      const text =
        how === 'ln' ? String(number).padEnd(width) : String(number).padStart(width, how === 'rz' ? '0' : ' ');
      yield* io.print(`${numbered ? text + separator : ' '.repeat(width + separator.length)}${line}\n`);
      if (numbered) number += Number(options.get('i') ?? 1);
    });
  },
);

/** How many bytes fit into the columns (one at least), tabs counted as columns. */
function fitting(text: Bytes, width: number, bytes: boolean): number {
  let column = 0;
  for (let i = 0; i < text.length; i++) {
    column = text[i] === '\t' && !bytes ? column + 8 - (column % 8) : column + 1;
    if (column > width) return Math.max(i, 1);
  }
  return text.length;
}

export const fold = command(
  {
    name: 'fold',
    usage: '[OPTION]... [FILE]...',
    about: 'Wrap input lines in each FILE.',
    options: 'b,bytes s,spaces w=,width',
  },
  function* (io, options, files) {
    const width = Number(options.get('w') ?? 80);
    if (!(width > 0)) throw new Failure(`invalid number of columns: ${quote(options.get('w') ?? '')}`);
    yield* eachLine(io, files, function* (line, end) {
      let rest = line;
      for (;;) {
        const fits = fitting(rest, width, options.has('b'));
        if (fits >= rest.length) break;
        const blank = options.has('s')
          ? Math.max(rest.lastIndexOf(' ', fits - 1), rest.lastIndexOf('\t', fits - 1)) + 1
          : 0;
        const at = blank || fits;
        yield* io.print(`${rest.slice(0, at)}\n`);
        rest = rest.slice(at);
      }
      yield* io.print(rest + end);
    });
  },
);

export const expand = command(
  {
    name: 'expand',
    usage: '[OPTION]... [FILE]...',
    about: 'Convert tabs in each FILE to spaces.',
    options: 't=,tabs i,initial',
  },
  function* (io, options, files) {
    const width = Number(options.get('t') ?? 8);
    yield* eachLine(io, files, function* (line, end) {
      let out = '';
      for (const c of line) out += c === '\t' ? ' '.repeat(width - (out.length % width)) : c;
      yield* io.print(out + end);
    });
  },
);

export const paste = command(
  {
    name: 'paste',
    usage: '[OPTION]... [FILE]...',
    about: 'Write lines consisting of the corresponding lines from each FILE.',
    options: 'd=,delimiters s,serial',
  },
  function* (io, options, files) {
    const delimiters = (options.get('d') ?? '\t').replace(/\\n/g, '\n').replace(/\\t/g, '\t');
    const between = (i: number): string => delimiters[i % Math.max(delimiters.length, 1)] ?? '';
    const names = files.length ? files : ['-'];
    let shared: LineReader | undefined;
    const readers: LineReader[] = [];
    for (const name of names) {
      if (name === '-') shared ??= io.lines(0);
      readers.push(name === '-' && shared ? shared : io.lines(io.sys.open(name, ['read'])));
    }
    if (options.has('s'))
      for (const reader of readers) {
        let out = (yield* reader.next()) ?? '';
        let i = 0;
        for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next())
          out += between(i++) + line;
        yield* io.print(`${out}\n`);
      }
    else
      for (;;) {
        const parts: (Bytes | undefined)[] = [];
        for (const reader of readers) parts.push(yield* reader.next());
        if (parts.every((part) => part === undefined)) return;
        yield* io.print(
          `${parts.map((part, i) => (part ?? '') + (i < parts.length - 1 ? between(i) : '')).join('')}\n`,
        );
      }
  },
);

/** The two sorted inputs of comm and join. */
function pair(io: Stdio, files: readonly Bytes[]): [LineReader, LineReader] {
  requireOperands(files, 2, 2);
  const open = (name = '-'): LineReader => io.lines(name === '-' ? 0 : io.sys.open(name, ['read']));
  return [open(files[0]), open(files[1])];
}

export const comm = command(
  {
    name: 'comm',
    usage: '[OPTION]... FILE1 FILE2',
    about: 'Compare sorted files FILE1 and FILE2 line by line.',
    options: '1 2 3',
  },
  function* (io, options, files) {
    const [left, right] = pair(io, files);
    const tabs = {
      '1': '',
      '2': options.has('1') ? '' : '\t',
      '3': `${options.has('1') ? '' : '\t'}${options.has('2') ? '' : '\t'}`,
    };
    const put = function* (column: '1' | '2' | '3', line: Bytes): Run<void> {
      if (!options.has(column)) yield* io.print(`${tabs[column]}${line}\n`);
    };
    let [a, b] = [yield* left.next(), yield* right.next()];
    while (a !== undefined || b !== undefined) {
      if (a !== undefined && a === b) {
        yield* put('3', a);
        [a, b] = [yield* left.next(), yield* right.next()];
      } else if (b === undefined || (a !== undefined && a < b)) {
        yield* put('1', a ?? '');
        a = yield* left.next();
      } else {
        yield* put('2', b);
        b = yield* right.next();
      }
    }
  },
);

export const join = command(
  {
    name: 'join',
    usage: '[OPTION]... FILE1 FILE2',
    about: 'Join lines of two files with an identical first field.',
    options: 't= a= v=',
  },
  function* (io, options, files) {
    const separator = options.get('t');
    const fields = (line: Bytes): Bytes[] =>
      separator === undefined ? line.trim().split(/\s+/) : line.split(separator);
    const [left, right] = pair(io, files);
    const rows: Bytes[][] = [];
    for (let line = yield* right.next(); line !== undefined; line = yield* right.next()) rows.push(fields(line));
    const used = new Set<Bytes[]>();
    const lone = function* (which: string, row: Bytes[]): Run<void> {
      if ([...options.all('a'), ...options.all('v')].includes(which))
        yield* io.print(`${row.join(separator ?? ' ')}\n`);
    };
    for (let line = yield* left.next(); line !== undefined; line = yield* left.next()) {
      const [key = '', ...rest] = fields(line);
      const matches = rows.filter(([other]) => other === key);
      for (const row of matches) {
        used.add(row);
        if (!options.has('v')) yield* io.print(`${[key, ...rest, ...row.slice(1)].join(separator ?? ' ')}\n`);
      }
      if (matches.length === 0) yield* lone('1', [key, ...rest]);
    }
    for (const row of rows) if (!used.has(row)) yield* lone('2', row);
  },
);

export const split = command(
  {
    name: 'split',
    usage: '[OPTION]... [FILE [PREFIX]]',
    about: 'Output pieces of FILE to PREFIXaa, PREFIXab, ...',
    options: 'l=,lines b=,bytes d a=,suffix-length',
  },
  function* (io, options, [file = '-', prefix = 'x', ...more]) {
    if (more.length) throw new UsageError(`extra operand ${quote(more[0] ?? '')}`);
    const data = yield* readAll(io.sys, file === '-' ? 0 : io.sys.open(file, ['read']));
    const bytes = options.get('b');
    const size = Number(bytes ?? options.get('l') ?? 1000);
    if (!(size > 0))
      throw new Failure(`invalid number of ${bytes ? 'bytes' : 'lines'}: ${quote(bytes ?? options.get('l') ?? '')}`);
    const units = bytes === undefined ? (data.match(/[^\n]*\n|[^\n]+/g) ?? []) : [...data];
    const digits = options.has('d') ? '0123456789' : 'abcdefghijklmnopqrstuvwxyz';
    for (let i = 0; i * size < units.length; i++) {
      let suffix = '';
      for (let n = i, k = 0; k < Number(options.get('a') ?? 2); k++, n = Math.floor(n / digits.length))
        suffix = (digits[n % digits.length] ?? '') + suffix;
      io.sys.writeFile(prefix + suffix, units.slice(i * size, (i + 1) * size).join(''));
    }
  },
);
