import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run, Stat } from '../../kernel/syscalls';
import { groupName, userName } from '../accounts';
import { command, Failure, type Stdio } from '../command';
import { modeText } from '../file-mode';
import type { Options } from '../options';
import { quote, quoteAlways, quoteIfNeeded } from '../quote';
import { humanSize } from '../size';
import { strftime } from '../strftime';
import { compareVersions } from './version-order';
import { join } from './walk';

interface Entry {
  readonly name: Bytes;
  readonly stat: Stat;
  readonly target: Bytes | undefined;
  readonly colour: string;
}

const SIX_MONTHS = 15_778_476_000;

function look({ sys }: Stdio, name: Bytes, path: Bytes, follow: boolean): Entry {
  const stat = follow ? sys.stat(path) : sys.lstat(path);
  const target = stat.type === 'symlink' ? sys.readlink(path) : undefined;
  const { type, mode } = stat;
  const colour =
    type === 'directory'
      ? mode & 0o1000
        ? '30;42'
        : '01;34'
      : type === 'symlink'
        ? '01;36'
        : type === 'fifo'
          ? '40;33'
          : type === 'socket'
            ? '01;35'
            : type === 'character'
              ? '40;33;01'
              : mode & 0o4000
                ? '37;41'
                : mode & 0o111
                  ? '01;32'
                  : '';
  return { name, stat, target, colour };
}

const byName = (a: Entry, b: Entry): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function sorted(entries: Entry[], options: Options): Entry[] {
  const how = options.last('t', 'S', 'U', 'X', 'v', 'f');
  const long = options.get('sort');
  if (how === 'U' || how === 'f' || long === 'none') return entries;
  const extension = (e: Entry): string => /\.[^.]*$/.exec(e.name)?.[0] ?? '';
  entries.sort((a, b) => {
    if (how === 't' || long === 'time') return b.stat.mtime - a.stat.mtime || byName(a, b);
    if (how === 'S' || long === 'size') return b.stat.size - a.stat.size || byName(a, b);
    if (how === 'v' || long === 'version') return compareVersions(a.name, b.name);
    if (how === 'X' || long === 'extension')
      return extension(a) < extension(b) ? -1 : extension(a) > extension(b) ? 1 : byName(a, b);
    return byName(a, b);
  });
  return options.has('r') ? entries.reverse() : entries;
}

/** As many columns as fit, filled downwards. */
function columns(cells: readonly { text: string; width: number }[], width: number): string {
  for (let rows = 1; ; rows++) {
    const count = Math.ceil(cells.length / rows);
    const widths = Array.from(
      { length: count },
      (_, c) => Math.max(...cells.slice(c * rows, (c + 1) * rows).map((cell) => cell.width)) + 2,
    );
    if (rows < cells.length && widths.reduce((a, b) => a + b, 0) - 2 >= width) continue;
    const lines = Array.from({ length: rows }, (_, r) =>
      widths
        .map((w, c) => {
          const cell = cells[c * rows + r];
          if (!cell) return '';
          return cell.text + ((c + 1) * rows + r < cells.length ? ' '.repeat(w - cell.width) : '');
        })
        .join(''),
    );
    return lines.map((line) => `${line}\n`).join('');
  }
}

function timeText(mtime: number, now: number, style: string | undefined): string {
  if (style?.startsWith('+')) return strftime(style.slice(1), mtime);
  if (style === 'full-iso') return strftime('%Y-%m-%d %H:%M:%S.%N %z', mtime);
  if (style === 'long-iso') return strftime('%Y-%m-%d %H:%M', mtime);
  const recent = mtime <= now && mtime > now - SIX_MONTHS;
  if (style === 'iso') return strftime(recent ? '%m-%d %H:%M' : '%Y-%m-%d ', mtime);
  return strftime(recent ? '%b %e %H:%M' : '%b %e  %Y', mtime);
}

const blocks = ({ type, size }: Stat): number =>
  type === 'directory' ? 4 : type === 'file' ? Math.ceil(size / 4096) * 4 : 0;

function* show(io: Stdio, entries: readonly Entry[], options: Options, total: boolean): Run<void> {
  const { sys } = io;
  const tty = sys.isatty(1);
  const colour = /^(auto|tty|if-tty)$/.test(options.get('color') ?? '')
    ? tty
    : options.has('color') && !/^(never|no|none)$/.test(options.get('color') ?? '');
  const human = (bytes: number): string =>
    options.has('h', 'si') ? humanSize(bytes, options.has('si') ? 1000 : 1024) : String(bytes);
  const long = options.has('l', 'n', 'o', 'g');
  if (total && (long || options.has('s')))
    yield* io.print(
      `total ${options.has('h') ? humanSize(entries.reduce((sum, e) => sum + blocks(e.stat), 0) * 1024) : entries.reduce((sum, e) => sum + blocks(e.stat), 0)}\n`,
    );
  const quoted = (name: Bytes): string => (options.has('N') || !tty ? name : quoteIfNeeded(name));
  const aligned = tty && entries.some((e) => quoted(e.name) !== e.name);
  const cells = entries.map((e) => {
    const name = quoted(e.name);
    const mark = options.has('F', 'p')
      ? e.stat.type === 'directory'
        ? '/'
        : options.has('p') && !options.has('F')
          ? ''
          : { file: e.stat.mode & 0o111 ? '*' : '', symlink: long ? '' : '@', fifo: '|', socket: '=', character: '' }[
              e.stat.type
            ]
      : '';
    const prefix =
      (options.has('i') ? `${e.stat.ino} ` : '') +
      (options.has('s') ? `${blocks(e.stat)} ` : '') +
      (aligned && name === e.name ? ' ' : '');
    const text = `${prefix}${colour && e.colour ? `\x1b[0m\x1b[${e.colour}m${name}\x1b[0m` : name}${mark}`;
    return { text, width: prefix.length + name.length + mark.length };
  });
  if (!long) {
    if (options.has('m')) return yield* io.print(`${cells.map((c) => c.text).join(', ')}\n`);
    const tabular = options.last('1', 'C', 'x') ? options.last('1', 'C', 'x') !== '1' : tty;
    if (!tabular) for (const cell of cells) yield* io.print(`${cell.text}\n`);
    else if (cells.length)
      yield* io.print(columns(cells, Number(options.get('w') ?? 0) || (tty ? sys.windowSize(1).columns : 80) || 80));
    return;
  }
  const numeric = options.has('n');
  const style = options.get('time-style') ?? (options.has('full-time') ? 'full-iso' : undefined);
  const rows = entries.map(({ stat }) => ({
    links: String(stat.nlink),
    user: options.has('g') ? '' : ((numeric ? undefined : userName(sys, stat.uid)) ?? String(stat.uid)),
    group: options.has('o', 'G') ? '' : ((numeric ? undefined : groupName(sys, stat.gid)) ?? String(stat.gid)),
    size: stat.rdev ? stat.rdev.join(', ') : human(stat.size),
  }));
  const widest = (key: 'links' | 'user' | 'group' | 'size'): number =>
    Math.max(0, ...rows.map((row) => row[key].length));
  const [links, user, group, size] = [widest('links'), widest('user'), widest('group'), widest('size')];
  for (const [i, { stat, target }] of entries.entries()) {
    const row = rows[i];
    if (!row) continue;
    const owner = [row.user.padEnd(user), row.group.padEnd(group)]
      .filter(Boolean)
      .map((text) => `${text} `)
      .join('');
    const when = timeText(stat.mtime, sys.now(), style);
    const inode = options.has('i') ? `${stat.ino} ` : '';
    const text = cells[i]?.text.slice(inode.length) ?? '';
    yield* io.print(
      `${inode}${modeText(stat.type, stat.mode)} ${row.links.padStart(links)} ${owner}${row.size.padStart(size)} ${when} ${text}${target === undefined ? '' : ` -> ${quoted(target)}`}\n`,
    );
  }
}

function* list(io: Stdio, path: Bytes, options: Options, operand: boolean): Run<Bytes[]> {
  const entries: Entry[] = [];
  try {
    const all = options.has('a', 'f');
    const names = io.sys
      .readdir(path)
      .map(({ name }) => name)
      .filter((name) => name !== '.' && name !== '..');
    const shown = names.filter((name) => all || options.has('A') || !name.startsWith('.'));
    for (const name of all ? ['.', '..', ...shown] : shown)
      try {
        entries.push(look(io, name, join(path, name), options.has('L')));
      } catch (e) {
        yield* io.cannot('access', join(path, name), e);
      }
  } catch (e) {
    if (io.flavour === 'gnu')
      yield* io.fail(`cannot open directory ${quoteAlways(path)}: ${asErrno(e).message}`, operand ? 2 : 1);
    else yield* io.fail(`can't open '${path}': ${asErrno(e).message}`);
    return [];
  }
  yield* show(io, sorted(entries, options), options, true);
  return entries
    .filter(({ name, stat }) => stat.type === 'directory' && name !== '.' && name !== '..')
    .map(({ name }) => join(path, name));
}

export const ls = command(
  {
    name: 'ls',
    usage: '[OPTION]... [FILE]...',
    about: 'List information about the FILEs (the current directory by default).',
    options:
      'a,all A,almost-all 1 C c d,directory F,classify=? p f g G,no-group h,human-readable si i,inode k L,dereference H l m n,numeric-uid-gid N,literal o Q q r,reverse R,recursive S s,size t U u v X x w=,width color=? time-style= sort= full-time group-directories-first time= format='.replace(
        'F,classify=?',
        'F classify=?',
      ),
    badUsage: 2,
  },
  function* (io, options, operands) {
    const style = options.get('time-style');
    if (style !== undefined && !/^\+|^(full-iso|long-iso|iso|locale)$/.test(style))
      throw new Failure(`invalid argument ${quote(style)} for 'time style'`, 2);
    if (options.has('full-time')) options.list.push(['l', '']);
    const [files, folders]: [Entry[], Entry[]] = [[], []];
    for (const name of operands.length ? operands : ['.'])
      try {
        const long = options.has('l', 'n', 'o', 'g', 'd', 'F');
        const entry = look(io, name, name, options.has('L', 'H'));
        const points =
          entry.stat.type === 'symlink' && !long ? pointsToFolder(io, name) : entry.stat.type === 'directory';
        (points && !options.has('d') ? folders : files).push(entry);
      } catch (e) {
        yield* io.cannot('access', name, e, io.flavour === 'gnu' ? 2 : 1);
      }
    yield* show(io, sorted(files, options), options, false);
    const queue = sorted(folders, options).map(({ name }) => name);
    const titles = operands.length > 1 || options.has('R');
    let first = files.length === 0;
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (titles) yield* io.print(`${first ? '' : '\n'}${path}:\n`);
      first = false;
      const inside = yield* list(io, path, options, operands.includes(path) || path === '.');
      if (options.has('R')) queue.unshift(...inside);
    }
  },
);

function pointsToFolder({ sys }: Stdio, path: Bytes): boolean {
  try {
    return sys.stat(path).type === 'directory';
  } catch {
    return false;
  }
}
