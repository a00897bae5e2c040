import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { command, type Stdio, UsageError } from '../command';
import { isDirectory, join, sortedNames } from '../coreutils/walk';
import type { Options } from '../options';
import { readAll } from '../stdio';
import { strftime } from '../strftime';

/** One change: lines [a, aEnd) of the first became [b, bEnd) of the second; from 0. */
interface Change {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** Longest common subsequence, by Myers' greedy walk. */
export function changes(left: readonly Bytes[], right: readonly Bytes[]): Change[] {
  const [n, m] = [left.length, right.length];
  let frontier = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  search: for (let d = 0; d <= n + m; d++) {
    trace.push(new Map(frontier));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1));
      let x = down ? (frontier.get(k + 1) ?? 0) : (frontier.get(k - 1) ?? 0) + 1;
      while (x < n && x - k < m && left[x] === right[x - k]) x++;
      frontier.set(k, x);
      if (x >= n && x - k >= m) break search;
    }
  }
  const out: Change[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d > 0; d--) {
    frontier = trace[d] ?? frontier;
    const k = x - y;
    const down = k === -d || (k !== d && (frontier.get(k - 1) ?? -1) < (frontier.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const [px, py] = [frontier.get(before) ?? 0, (frontier.get(before) ?? 0) - before];
    const [a, b] = [px, py];
    const next = out[0];
    const [aEnd, bEnd] = down ? [a, b + 1] : [a + 1, b];
    if (next && next.a === aEnd && next.b === bEnd) out[0] = { a, b, aEnd: next.aEnd, bEnd: next.bEnd };
    else out.unshift({ a, aEnd, b, bEnd });
    [x, y] = [px, py];
  }
  return out;
}

const NO_NEWLINE = '\n\\ No newline at end of file\n';
const lines = (text: Bytes): Bytes[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const shown = (mark: string, line: Bytes): Bytes => mark + (line.endsWith('\n') ? line : line + NO_NEWLINE);
const range = (from: number, to: number): string =>
  to - from > 1 ? `${from + 1},${to}` : String(to > from ? from + 1 : from);
const unified = (from: number, to: number): string =>
  to - from === 1 ? String(from + 1) : `${to > from ? from + 1 : from},${to - from}`;

function normal(left: readonly Bytes[], right: readonly Bytes[], list: readonly Change[]): Bytes {
  return list
    .map(({ a, aEnd, b, bEnd }) => {
      const kind = a === aEnd ? 'a' : b === bEnd ? 'd' : 'c';
      const gone = left
        .slice(a, aEnd)
        .map((line) => shown('< ', line))
        .join('');
      const come = right
        .slice(b, bEnd)
        .map((line) => shown('> ', line))
        .join('');
      return `${range(a, aEnd)}${kind}${range(b, bEnd)}\n${gone}${kind === 'c' ? '---\n' : ''}${come}`;
    })
    .join('');
}

function hunks(left: readonly Bytes[], right: readonly Bytes[], list: readonly Change[], context: number): Bytes {
  let out = '';
  for (let i = 0; i < list.length; ) {
    let last = i;
    while (list[last + 1] && (list[last + 1]?.a ?? 0) - (list[last]?.aEnd ?? 0) <= 2 * context) last++;
    const [first, final] = [list[i], list[last]];
    if (!first || !final) break;
    const [a, b] = [Math.max(first.a - context, 0), Math.max(first.b - context, 0)];
    const [aEnd, bEnd] = [Math.min(final.aEnd + context, left.length), Math.min(final.bEnd + context, right.length)];
    out += `@@ -${unified(a, aEnd)} +${unified(b, bEnd)} @@\n`;
    let at = a;
    for (const change of list.slice(i, last + 1)) {
      out += left
        .slice(at, change.a)
        .map((line) => shown(' ', line))
        .join('');
      out +=
        left
          .slice(change.a, change.aEnd)
          .map((line) => shown('-', line))
          .join('') +
        right
          .slice(change.b, change.bEnd)
          .map((line) => shown('+', line))
          .join('');
      at = change.aEnd;
    }
    out += left
      .slice(at, aEnd)
      .map((line) => shown(' ', line))
      .join('');
    i = last + 1;
  }
  return out;
}

function* compare(io: Stdio, a: Bytes, b: Bytes, options: Options, titled: boolean): Run<void> {
  const { sys } = io;
  const texts: Bytes[] = [];
  for (const path of [a, b])
    try {
      texts.push(
        path === '-' ? yield* readAll(sys, 0) : options.has('N') && !sys.access(path, '') ? '' : sys.readFile(path),
      );
    } catch (e) {
      yield* io.fail(`${path}: ${asErrno(e).message}`, 2);
    }
  const [one, two] = texts;
  if (one === undefined || two === undefined) return;
  if (one === two) {
    if (options.has('s')) yield* io.print(`Files ${a} and ${b} are identical\n`);
    return;
  }
  const fold = (line: Bytes): Bytes => {
    const blank = options.has('w')
      ? line.replace(/[ \t]+/g, '')
      : options.has('b')
        ? line.replace(/[ \t]+/g, ' ').replace(/ $/, '')
        : line;
    return options.has('i') ? blank.toLowerCase() : blank;
  };
  const [left, right] = [lines(one), lines(two)];
  const list = changes(left.map(fold), right.map(fold));
  if (list.length === 0) return;
  io.status = Math.max(io.status, 1);
  if (options.has('q')) return yield* io.print(`Files ${a} and ${b} differ\n`);
  if (one.includes('\0') || two.includes('\0')) return yield* io.print(`Binary files ${a} and ${b} differ\n`);
  if (titled) yield* io.print(`diff ${options.list.map(([key]) => `-${key} `).join('')}${a} ${b}\n`);
  if (!options.has('u', 'U')) return yield* io.print(normal(left, right, list));
  const stamp = (path: Bytes): string =>
    `${path}\t${strftime('%Y-%m-%d %H:%M:%S.%N %z', path === '-' || !sys.access(path, '') ? sys.now() : sys.stat(path).mtime)}`;
  yield* io.print(`--- ${stamp(a)}\n+++ ${stamp(b)}\n${hunks(left, right, list, Number(options.get('U') || 3))}`);
}

function* compareFolders(io: Stdio, a: Bytes, b: Bytes, options: Options): Run<void> {
  const [left, right] = [sortedNames(io.sys, a), sortedNames(io.sys, b)];
  for (const name of [...new Set([...left, ...right])].sort((x, y) => (x < y ? -1 : 1))) {
    const [one, two] = [join(a, name), join(b, name)];
    const missing = !left.includes(name) ? b : !right.includes(name) ? a : undefined;
    if (missing !== undefined && !options.has('N')) {
      yield* io.print(`Only in ${missing}: ${name}\n`);
      io.status = Math.max(io.status, 1);
    } else if (isDirectory(io.sys, one) && isDirectory(io.sys, two)) {
      if (options.has('r')) yield* compareFolders(io, one, two, options);
      else yield* io.print(`Common subdirectories: ${one} and ${two}\n`);
    } else yield* compare(io, one, two, options, !options.has('q'));
  }
}

export const diff = command(
  {
    name: 'diff',
    usage: '[OPTION]... FILES',
    about: 'Compare FILES line by line.',
    badUsage: 2,
    tryHelp: (name) => `${name}: Try '${name} --help' for more information.`,
    version: 'diff (GNU diffutils) 3.10',
    options:
      'u U=,unified q,brief s,report-identical-files r,recursive N,new-file i,ignore-case w,ignore-all-space b,ignore-space-change a,text normal color=?',
  },
  function* (io, options, operands) {
    const [a, b, extra] = operands;
    if (a === undefined || b === undefined) throw new UsageError(`missing operand after '${a ?? 'diff'}'`, 2);
    if (extra !== undefined) throw new UsageError(`extra operand '${extra}'`, 2);
    const [folderA, folderB] = [isDirectory(io.sys, a), isDirectory(io.sys, b)];
    if (folderA && folderB) yield* compareFolders(io, a, b, options);
    else
      yield* compare(
        io,
        folderA ? join(a, b.replace(/^.*\//, '')) : a,
        folderB ? join(b, a.replace(/^.*\//, '')) : b,
        options,
        false,
      );
    return io.status;
  },
);

export const cmp = command(
  {
    name: 'cmp',
    usage: '[OPTION]... FILE1 [FILE2]',
    about: 'Compare two files byte by byte.',
    badUsage: 2,
    tryHelp: (name) => `${name}: Try '${name} --help' for more information.`,
    version: 'cmp (GNU diffutils) 3.10',
    options: 's,quiet,silent l,verbose b,print-bytes',
  },
  function* (io, options, [a, b = '-']) {
    if (a === undefined) throw new UsageError("missing operand after 'cmp'", 2);
    const texts: Bytes[] = [];
    for (const path of [a, b])
      try {
        texts.push(path === '-' ? yield* readAll(io.sys, 0) : io.sys.readFile(path));
      } catch (e) {
        if (!options.has('s')) yield* io.failedAt(path, e, 2);
        return 2;
      }
    const [one = '', two = ''] = texts;
    if (one === two) return 0;
    const least = Math.min(one.length, two.length);
    let at = 0;
    while (at < least && one[at] === two[at]) at++;
    if (options.has('s')) return 1;
    const line = one.slice(0, at).split('\n').length;
    if (at === least)
      yield* io.warn(
        `EOF on ${one.length < two.length ? a : b}${least === 0 ? ' which is empty' : ` after byte ${least}, ${one.slice(0, least).endsWith('\n') ? `line ${line - 1}` : `in line ${line}`}`}`,
      );
    else yield* io.print(`${a} ${b} differ: char ${at + 1}, line ${line}\n`);
    return 1;
  },
);
