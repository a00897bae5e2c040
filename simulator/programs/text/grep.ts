import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio, type Tool } from '../command';
import { join, sortedNames } from '../coreutils/walk';
import type { Options } from '../options';
import { printError } from '../stdio';
import { compile, PatternError, type Syntax } from './regex';

const OPTIONS =
  'E,extended-regexp F,fixed-strings G,basic-regexp P,perl-regexp e=,regexp f=,file i,ignore-case y no-ignore-case w,word-regexp x,line-regexp z,null-data s,no-messages v,invert-match m=,max-count b,byte-offset n,line-number line-buffered H,with-filename h,no-filename label= o,only-matching q,quiet,silent binary-files= a,text d= r,recursive R,dereference-recursive include= exclude= exclude-dir= L,files-without-match l,files-with-matches c,count Z,null A=,after-context B=,before-context C=,context color=? colour=? I U';

function matcher(options: Options, patterns: readonly Bytes[], syntax: Syntax): RegExp {
  const flags = `g${options.has('i', 'y') ? 'i' : ''}`;
  const sources = patterns.map((pattern) => compile(pattern, syntax).source).map((s) => (s === '(?:)' ? '' : s));
  if (sources.length === 0) return /[^\0-\xff]/g;
  const numbered = sources.length > 1 ? sources.map((s) => `(?:${s})`).join('|') : (sources[0] ?? '');
  const whole = options.has('x') ? `^(?:${numbered})$` : options.has('w') ? `(?<!\\w)(?:${numbered})(?!\\w)` : numbered;
  return new RegExp(whole, flags);
}

const glob = (pattern: Bytes): RegExp =>
  new RegExp(
    `^${[...pattern].map((c) => (c === '*' ? '.*' : c === '?' ? '.' : c.replace(/[\\^$.+()|{}]/, '\\$&'))).join('')}$`,
    's',
  );

interface How {
  readonly pattern: RegExp;
  readonly options: Options;
  readonly named: boolean;
  readonly colour: boolean;
  readonly before: number;
  readonly after: number;
  readonly most: number;
}

/** Searches one stream; true when a line was selected. */
function* search(io: Stdio, fd: Fd, name: Bytes, how: How, shared: { printed: boolean }): Run<boolean> {
  const { pattern, options, before, after } = how;
  const end = options.has('z') ? '\0' : '\n';
  const reader = io.lines(fd, end);
  const paint = (text: Bytes, code: string): Bytes =>
    how.colour && text ? `\x1b[${code}m\x1b[K${text}\x1b[m\x1b[K` : text;
  const prefix = (number: number, offset: number, mark: string): Bytes =>
    (how.named ? paint(name, '35') + (options.has('Z') ? '\0' : paint(mark, '36')) : '') +
    (options.has('n') ? paint(String(number), '32') + paint(mark, '36') : '') +
    (options.has('b') ? paint(String(offset), '32') + paint(mark, '36') : '');
  const context = options.has('A', 'B', 'C');
  const held: { line: Bytes; number: number; offset: number }[] = [];
  let [count, number, offset, trailing, lastPrinted] = [0, 0, 0, 0, 0];
  let binary = false;
  const silent = options.has('q', 'l', 'L', 'c');
  for (
    let line = count < how.most ? yield* reader.next() : undefined;
    line !== undefined;
    line = yield* reader.next()
  ) {
    number++;
    const start = offset;
    offset += line.length + 1;
    if (line.includes('\0') && !options.has('a', 'z')) binary = true;
    pattern.lastIndex = 0;
    const selected: boolean = pattern.test(line) !== options.has('v') && count < how.most;
    if (selected) {
      count++;
      if (options.has('q', 'l', 'L')) return true;
      if (silent) {
        if (count >= how.most) break;
        continue;
      }
      if (binary) {
        yield* io.print(`grep: ${name}: binary file matches\n`);
        return true;
      }
      if (
        context &&
        (shared.printed || lastPrinted > 0) &&
        (lastPrinted === 0 || number - held.length > lastPrinted + 1)
      )
        yield* io.print(`${paint('--', '36')}\n`);
      for (const old of held.splice(0)) yield* io.print(prefix(old.number, old.offset, '-') + old.line + end);
      if (options.has('o')) {
        if (options.has('v')) continue;
        pattern.lastIndex = 0;
        for (const m of line.matchAll(pattern))
          if (m[0] !== '') yield* io.print(prefix(number, start + m.index, ':') + paint(m[0], '01;31') + end);
      } else
        yield* io.print(
          prefix(number, start, ':') +
            (how.colour && !options.has('v') ? line.replace(pattern, (m) => paint(m, '01;31')) : line) +
            end,
        );
      [trailing, lastPrinted, shared.printed] = [after, number, true];
      if (options.has('line-buffered')) yield* io.flush();
    } else if (trailing > 0) {
      trailing--;
      lastPrinted = number;
      yield* io.print(prefix(number, start, '-') + line + end);
    } else if (before > 0) {
      held.push({ line, number, offset: start });
      if (held.length > before) held.shift();
    }
    if (count >= how.most && trailing <= 0) break;
  }
  if (options.has('c') && !options.has('q', 'l', 'L'))
    yield* io.print(`${how.named ? paint(name, '35') + paint(':', '36') : ''}${count}\n`);
  return count > 0;
}

function grepAs(name: string, fixedSyntax?: Syntax): Tool {
  return command(
    {
      name: 'grep',
      usage: '[OPTION]... PATTERNS [FILE]...',
      about: 'Search for PATTERNS in each FILE.',
      options: OPTIONS,
      badUsage: 2,
      tryHelp: (called) =>
        `Usage: ${called} [OPTION]... PATTERNS [FILE]...\nTry '${called} --help' for more information.`,
      version: `${name} (GNU grep) 3.11`,
      obsolete: (words) => words.map((word) => word.replace(/^-(\d+)$/, '-C$1')),
    },
    function* (io, options, operands) {
      const { sys } = io;
      const files = [...operands];
      let lists = options.all('e').join('\n');
      for (const file of options.all('f')) {
        const text = (file === '-' ? '' : sys.readFile(file)).replace(/\n$/, '');
        lists = options.has('e') ? `${lists}\n${text}` : text;
      }
      if (!options.has('e', 'f')) {
        const pattern = files.shift();
        if (pattern === undefined) {
          yield* printError(
            sys,
            `Usage: ${io.name} [OPTION]... PATTERNS [FILE]...\nTry '${io.name} --help' for more information.\n`,
          );
          return 2;
        }
        lists = pattern;
      }
      const kind = options.last('E', 'F', 'G', 'P');
      const syntax: Syntax =
        kind === 'E'
          ? 'extended'
          : kind === 'F'
            ? 'fixed'
            : kind === 'P'
              ? 'perl'
              : kind === 'G'
                ? 'basic'
                : (fixedSyntax ?? 'basic');
      const numeric = (key: string, what = 'context length argument'): number => {
        const text = options.get(key) ?? '';
        if (!/^\d+$/.test(text)) throw new Failure(key === 'm' ? 'invalid max count' : `${text}: invalid ${what}`, 2);
        return Number(text);
      };
      const around = options.has('C') ? numeric('C') : 0;
      let pattern: RegExp;
      try {
        pattern = matcher(options, options.has('f') && lists === '' ? [] : lists.split('\n'), syntax);
      } catch (e) {
        if (e instanceof PatternError) throw new Failure(e.message, 2);
        throw e;
      }
      const recursive = options.has('r', 'R');
      const names = files.length ? files : [recursive ? '.' : '-'];
      const when = options.get('color', 'colour');
      const how: How = {
        pattern,
        options,
        named: options.last('H', 'h')
          ? options.last('H', 'h') === 'H'
          : names.length > 1 ||
            (recursive && !(names.length === 1 && names[0] !== undefined && !isFolder(io, names[0]))),
        colour: when === 'always' || (when !== undefined && when !== 'never' && sys.isatty(1)),
        before: options.has('B') ? numeric('B') : around,
        after: options.has('A') ? numeric('A') : around,
        most: options.has('m') ? numeric('m') : Infinity,
      };
      let [found, failed] = [false, false];
      const shared = { printed: false };
      const visit = function* (path: Bytes, operand: boolean): Run<boolean> {
        const label = path === '-' ? (options.get('label') ?? '(standard input)') : path;
        let fd = 0;
        try {
          if (path !== '-') {
            if ((operand || options.has('R') ? sys.stat(path) : sys.lstat(path)).type === 'directory') {
              if (!recursive) {
                if (!options.has('s')) yield* io.warn(`${path}: Is a directory`);
                failed ||= true;
                return false;
              }
              for (const name of sortedNames(sys, path)) {
                const inner = files.length === 0 && path === '.' ? name : join(path, name);
                const type = sys.lstat(inner).type;
                if (type === 'symlink' && !options.has('R')) continue;
                if (type === 'directory' && options.all('exclude-dir').some((g) => glob(g).test(name))) continue;
                if (
                  type !== 'directory' &&
                  (options.all('exclude').some((g) => glob(g).test(name)) ||
                    (options.has('include') && !options.all('include').some((g) => glob(g).test(name))))
                )
                  continue;
                if (yield* visit(inner, false)) return true;
              }
              return false;
            }
            fd = sys.open(path, ['read']);
          }
          const hit = yield* search(io, fd, label, how, shared);
          found ||= options.has('L') ? !hit : hit;
          if (hit && options.has('q')) return true;
          if (options.has('l') && hit && !options.has('q'))
            yield* io.print(`${label}${options.has('Z') ? '\0' : '\n'}`);
          if (options.has('L') && !hit) yield* io.print(`${label}\n`);
        } catch (e) {
          const error = asErrno(e);
          failed = true;
          if (!options.has('s')) yield* io.warn(`${path}: ${error.message}`);
        }
        if (fd !== 0) sys.close(fd);
        return false;
      };
      for (const name of names) if (yield* visit(name, true)) return 0;
      return failed ? 2 : found ? 0 : 1;
    },
  );
}

function isFolder({ sys }: Stdio, path: Bytes): boolean {
  try {
    return path !== '-' && sys.stat(path).type === 'directory';
  } catch {
    return true;
  }
}

export const grep = grepAs('grep');
export const egrep = grepAs('grep', 'extended');
export const fgrep = grepAs('grep', 'fixed');
