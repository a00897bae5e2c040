import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { command, Failure } from '../command';
import { quote, quoteIfNeeded } from '../quote';
import { compareVersions } from './version-order';

interface Key {
  readonly from: [field: number, char: number];
  readonly to: [field: number, char: number] | undefined;
  readonly flags: string;
}
type Order = (a: Bytes, b: Bytes) => number;

const MONTHS = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';
const compareBytes: Order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const number = (text: Bytes): number => Number(/^\s*(-?\d*\.?\d+)/.exec(text)?.[1] ?? 0);
const general = (text: Bytes): number => {
  const value = Number.parseFloat(text);
  return Number.isNaN(value) ? -Infinity : value;
};
const human = (text: Bytes): number => {
  const m = /^\s*(-?\d*\.?\d+)([kKMGTPEZY]?)/.exec(text);
  return m ? Number(m[1]) * 1024 ** ' KMGTPEZY'.indexOf((m[2] || ' ').toUpperCase()) : 0;
};
const month = (text: Bytes): number => MONTHS.indexOf(text.trim().slice(0, 3).toUpperCase() || '?');

function order(flags: string): Order {
  const fold: (text: Bytes) => Bytes = (text) => {
    let out = flags.includes('d')
      ? text.replace(/[^\w\s]|_/g, '')
      : flags.includes('i')
        ? text.replace(/[^ -~]/g, '')
        : text;
    if (flags.includes('f')) out = out.toUpperCase();
    return out;
  };
  const numeric = flags.includes('n')
    ? number
    : flags.includes('g')
      ? general
      : flags.includes('h')
        ? human
        : flags.includes('M')
          ? month
          : undefined;
  if (numeric)
    return (a, b) => {
      const [x, y] = [numeric(a), numeric(b)];
      return x < y ? -1 : x > y ? 1 : 0;
    };
  if (flags.includes('V')) return (a, b) => compareVersions(fold(a), fold(b));
  return flags.match(/[dfi]/) ? (a, b) => compareBytes(fold(a), fold(b)) : compareBytes;
}

function parseKey(text: string): Key {
  const m = /^(\d+)(?:\.(\d+))?([bdfgiMhnRrV]*)(?:,(\d+)(?:\.(\d+))?([bdfgiMhnRrV]*))?$/.exec(text);
  if (!m) throw new Failure(`invalid number at field start: invalid count at start of ${quote(text)}`, 2);
  const [, field, char, flags = '', toField, toChar, toFlags = ''] = m;
  if (field === '0') throw new Failure(`-: invalid field specification ${quote(text)}`.replace('-: ', ''), 2);
  return {
    from: [Number(field), Number(char ?? 1)],
    to: toField === undefined ? undefined : [Number(toField), Number(toChar ?? 0)],
    flags: flags + toFlags,
  };
}

/** The part of the line a key names. Without -t a field begins with the blanks before it. */
function extract(line: Bytes, key: Key, separator: string | undefined, blanks: boolean): Bytes {
  const starts: number[] = [];
  const ends: number[] = [];
  const pattern = separator === undefined ? /[ \t\n]*[^ \t\n]*/y : undefined;
  for (let at = 0; at <= line.length; ) {
    let end = line.length;
    if (pattern) {
      pattern.lastIndex = at;
      end = at + (pattern.exec(line)?.[0].length ?? 0);
    } else {
      const found = line.indexOf(separator ?? '', at);
      if (found >= 0) end = found;
    }
    starts.push(at);
    ends.push(end);
    if (end >= line.length) break;
    at = pattern ? end : end + 1;
  }
  const skip = (at: number): number => (blanks ? at + (/^[ \t]*/.exec(line.slice(at))?.[0].length ?? 0) : at);
  const start = starts[key.from[0] - 1];
  if (start === undefined) return '';
  const from = skip(start) + key.from[1] - 1;
  if (!key.to) return line.slice(from);
  const [field, char] = key.to;
  const last = starts[field - 1];
  const to = last === undefined ? line.length : char === 0 ? ends[field - 1] : skip(last) + char;
  return line.slice(from, to);
}

export const sort = command(
  {
    name: 'sort',
    usage: '[OPTION]... [FILE]...',
    about: 'Write sorted concatenation of all FILE(s) to standard output.',
    options:
      'b,ignore-leading-blanks d,dictionary-order f,ignore-case g,general-numeric-sort i,ignore-nonprinting M,month-sort h,human-numeric-sort n,numeric-sort R,random-sort r,reverse V,version-sort c,check=? C m,merge o=,output s,stable t=,field-separator k=,key u,unique z,zero-terminated S=,buffer-size T=,temporary-directory parallel='.replace(
        'c,check=?',
        'c check=?',
      ),
    badUsage: 2,
  },
  function* (io, options, files) {
    const separator = options.get('t')?.replace(/^\\0$/, '\0');
    if (separator !== undefined && separator.length !== 1)
      throw new Failure(separator === '' ? 'empty tab' : `multi-character tab ${quote(separator)}`, 2);
    const global = options.list
      .map(([key]) => key)
      .filter((key) => /^[bdfgiMhnRrV]$/.test(key))
      .join('');
    const keys = options
      .all('k')
      .map(parseKey)
      .map((key) => {
        const flags = key.flags || global;
        return { key, compare: order(flags), reverse: flags.includes('r'), blanks: flags.includes('b') };
      });
    const whole = order(global);
    const compareKeys: Order = (a, b) => {
      for (const { key, compare, reverse, blanks } of keys) {
        const result = compare(extract(a, key, separator, blanks), extract(b, key, separator, blanks));
        if (result !== 0) return reverse ? -result : result;
      }
      return keys.length ? 0 : (global.includes('r') ? -1 : 1) * whole(a, b);
    };
    const lastResort = !options.has('s', 'u');
    const compare: Order = (a, b) =>
      compareKeys(a, b) || (lastResort ? (global.includes('r') ? -1 : 1) * compareBytes(a, b) : 0);
    const end = options.has('z') ? '\0' : '\n';
    const lines: Bytes[] = [];
    const names = files.length ? files : ['-'];
    for (const name of names)
      try {
        const fd = name === '-' ? 0 : io.sys.open(name, ['read']);
        const reader = io.lines(fd, end);
        for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) lines.push(line);
        if (fd !== 0) io.sys.close(fd);
      } catch (e) {
        const error = asErrno(e);
        const what = io.flavour === 'busybox' ? '' : error.code === 'EISDIR' ? 'read failed: ' : 'cannot read: ';
        throw new Failure(`${what}${quoteIfNeeded(name)}: ${error.message}`, 2);
      }
    if (options.has('c', 'C', 'check')) {
      const at = lines.findIndex((line, i) => i > 0 && compare(lines[i - 1] ?? '', line) > (options.has('u') ? -1 : 0));
      if (at < 0) return 0;
      if (options.has('C') || /^(quiet|silent)$/.test(options.get('check') ?? '')) return 1;
      throw new Failure(`${names[0]}:${at + 1}: disorder: ${lines[at]}`);
    }
    yield* io.sys.compute(lines.length * 0.0005);
    lines.sort(compare);
    const kept = options.has('u')
      ? lines.filter((line, i) => i === 0 || compareKeys(lines[i - 1] ?? '', line) !== 0)
      : lines;
    const target = options.get('o');
    if (target !== undefined) io.sys.writeFile(target, kept.map((line) => line + end).join(''));
    else for (const line of kept) yield* io.print(line + end);
    return 0;
  },
);
