import type { Bytes } from '../../bytes';
import type { Stat, Syscalls } from '../../kernel/syscalls';
import type { Tool } from '../command';
import { quote } from '../quote';
import { printError } from '../stdio';

class Complaint extends Error {}

function stat(sys: Syscalls, path: Bytes, nofollow = false): Stat | undefined {
  try {
    return nofollow ? sys.lstat(path) : sys.stat(path);
  } catch {
    return undefined;
  }
}

function unary(sys: Syscalls, operator: string, word: Bytes): boolean {
  const of = (path = word): Stat | undefined => stat(sys, path);
  switch (operator) {
    case '-n':
      return word !== '';
    case '-z':
      return word === '';
    case '-e':
    case '-a':
      return of() !== undefined;
    case '-f':
      return of()?.type === 'file';
    case '-d':
      return of()?.type === 'directory';
    case '-L':
    case '-h':
      return stat(sys, word, true)?.type === 'symlink';
    case '-p':
      return of()?.type === 'fifo';
    case '-S':
      return of()?.type === 'socket';
    case '-c':
      return of()?.type === 'character';
    case '-b':
      return false;
    case '-s':
      return (of()?.size ?? 0) > 0;
    case '-r':
    case '-w':
    case '-x':
      return sys.access(word, operator[1] === 'r' ? 'r' : operator[1] === 'w' ? 'w' : 'x');
    case '-u':
      return ((of()?.mode ?? 0) & 0o4000) !== 0;
    case '-g':
      return ((of()?.mode ?? 0) & 0o2000) !== 0;
    case '-k':
      return ((of()?.mode ?? 0) & 0o1000) !== 0;
    case '-O':
      return of()?.uid === sys.credentials().uid;
    case '-G':
      return of()?.gid === sys.credentials().gid;
    case '-N':
      return of() !== undefined;
    case '-t':
      return sys.isatty(integer(word));
    default:
      throw new Complaint(`${quote(operator)}: unary operator expected`);
  }
}

const UNARY = /^-[abcdefghknprstuwxzGLNOS]$/;
const BINARY = /^(=|==|!=|<|>|-(eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

function integer(word: Bytes): number {
  if (!/^\s*[-+]?\d+\s*$/.test(word)) throw new Complaint(`invalid integer ${quote(word)}`);
  return Number(word);
}

function binary(sys: Syscalls, a: Bytes, operator: string, b: Bytes): boolean {
  const [left, right] = [stat(sys, a), stat(sys, b)];
  switch (operator) {
    case '=':
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '-eq':
      return integer(a) === integer(b);
    case '-ne':
      return integer(a) !== integer(b);
    case '-lt':
      return integer(a) < integer(b);
    case '-le':
      return integer(a) <= integer(b);
    case '-gt':
      return integer(a) > integer(b);
    case '-ge':
      return integer(a) >= integer(b);
    case '-nt':
      return left !== undefined && (right === undefined || left.mtime > right.mtime);
    case '-ot':
      return right !== undefined && (left === undefined || left.mtime < right.mtime);
    default:
      return left !== undefined && left.ino === right?.ino && left.dev === right.dev;
  }
}

/** POSIX's rules by the number of words; more than four are read as an expression. */
export function evaluateTest(sys: Syscalls, words: readonly Bytes[]): boolean {
  const [a = '', b = '', c = '', d = ''] = words;
  switch (words.length) {
    case 0:
      return false;
    case 1:
      return a !== '';
    case 2:
      if (a === '!') return b === '';
      if (UNARY.test(a)) return unary(sys, a, b);
      throw new Complaint(
        a.startsWith('-') ? `${quote(a)}: unary operator expected` : `missing argument after ${quote(b)}`,
      );
    case 3:
      if (BINARY.test(b)) return binary(sys, a, b, c);
      if (b === '-a') return a !== '' && c !== '';
      if (b === '-o') return a !== '' || c !== '';
      if (a === '!') return !evaluateTest(sys, [b, c]);
      if (a === '(' && c === ')') return b !== '';
      throw new Complaint(`${quote(b)}: binary operator expected`);
    case 4:
      if (a === '!') return !evaluateTest(sys, [b, c, d]);
      if (a === '(' && d === ')') return evaluateTest(sys, [b, c]);
  }
  return expression(sys, words);
}

function expression(sys: Syscalls, words: readonly Bytes[]): boolean {
  let at = 0;
  const or = (): boolean => {
    let value = and();
    while (words[at] === '-o') {
      at++;
      value = and() || value;
    }
    return value;
  };
  const and = (): boolean => {
    let value = term();
    while (words[at] === '-a') {
      at++;
      value = term() && value;
    }
    return value;
  };
  const term = (): boolean => {
    const word = words[at];
    if (word === undefined) throw new Complaint(`missing argument after ${quote(words.at(-1) ?? '')}`);
    if (word === '!') {
      at++;
      return !term();
    }
    if (word === '(') {
      at++;
      const value = or();
      if (words[at++] !== ')') throw new Complaint("')' expected");
      return value;
    }
    const [second, third] = [words[at + 1], words[at + 2]];
    if (second !== undefined && third !== undefined && BINARY.test(second)) {
      at += 3;
      return binary(sys, word, second, third);
    }
    if (UNARY.test(word) && second !== undefined) {
      at += 2;
      return unary(sys, word, second);
    }
    at++;
    return word !== '';
  };
  const value = or();
  if (at < words.length) throw new Complaint(`extra argument ${quote(words[at] ?? '')}`);
  return value;
}

/** test(1); as `[` it wants a closing bracket. */
export const test: Tool = function* (sys, argv) {
  const name = argv[0] ?? 'test';
  let words = argv.slice(1);
  try {
    if (name.endsWith('[')) {
      if (words.at(-1) !== ']') throw new Complaint("missing ']'");
      words = words.slice(0, -1);
    }
    return evaluateTest(sys, words) ? 0 : 1;
  } catch (e) {
    if (!(e instanceof Complaint)) throw e;
    yield* printError(sys, `${name}: ${e.message}\n`);
    return 2;
  }
};
