import type { Bytes } from '../../bytes';
import { Failure } from '../command';
import { applyMode } from '../file-mode';
import { globPattern } from '../glob';
import { quote } from '../quote';

export interface Count {
  readonly sign: '+' | '-' | '';
  readonly value: number;
}
export type Test =
  | { kind: 'and' | 'or'; left: Test; right: Test }
  | { kind: 'not'; test: Test }
  | { kind: 'constant'; value: boolean }
  | { kind: 'name' | 'path' | 'lname'; pattern: RegExp }
  | { kind: 'regex'; pattern: RegExp }
  | { kind: 'type'; types: Bytes }
  | { kind: 'perm'; mode: number; how: '-' | '/' | '' }
  | { kind: 'size'; count: Count; unit: number }
  | { kind: 'age'; count: Count; unit: number }
  | { kind: 'links' | 'inum'; count: Count }
  | { kind: 'newer' | 'samefile' | 'user' | 'group'; text: Bytes }
  | { kind: 'empty' | 'executable' | 'readable' | 'writable' | 'nouser' | 'nogroup' }
  | { kind: 'print' | 'print0' | 'ls' | 'delete' | 'prune' | 'quit' }
  | { kind: 'printf'; format: Bytes }
  | { kind: 'exec'; words: Bytes[]; plus: boolean; batch: Bytes[]; inFolder: boolean };

export interface Expression {
  readonly test: Test;
  readonly least: number;
  readonly most: number;
  readonly depthFirst: boolean;
  readonly sameDevice: boolean;
}

const ACTIONS = new Set(['print', 'print0', 'ls', 'delete', 'printf', 'exec', 'quit']);
const types: Record<string, string> = {
  f: 'file',
  d: 'directory',
  l: 'symlink',
  p: 'fifo',
  c: 'character',
  s: 'socket',
  b: 'block',
};

/** The words after the paths. Throws Failure in find's words. */
export function parseExpression(words: readonly Bytes[]): Expression {
  let at = 0;
  const settings = { least: 0, most: Infinity, depthFirst: false, sameDevice: false };
  let acts = false;
  const argument = (name: Bytes): Bytes => {
    const word = words[at++];
    if (word === undefined) throw new Failure(`missing argument to \`${name}'`);
    return word;
  };
  const count = (name: Bytes, text = argument(name)): Count => {
    const m = /^([-+]?)(\d+)$/.exec(text);
    if (!m) throw new Failure(`invalid argument \`${text}' to \`${name}'`);
    return { sign: m[1] as Count['sign'], value: Number(m[2]) };
  };
  const level = (name: Bytes): number => {
    const word = argument(name);
    if (!/^\d+$/.test(word))
      throw new Failure(`Expected a positive decimal integer argument to ${name}, but got ${quote(word)}`);
    return Number(word);
  };
  const or = (): Test => {
    let left = and();
    while (words[at] === '-o' || words[at] === '-or') {
      at++;
      left = { kind: 'or', left, right: and() };
    }
    return left;
  };
  const and = (): Test => {
    let left = not();
    for (;;) {
      const word = words[at];
      if (word === undefined || word === ')' || word === '-o' || word === '-or') return left;
      if (word === '-a' || word === '-and') at++;
      left = { kind: 'and', left, right: not() };
    }
  };
  const not = (): Test => {
    const word = words[at];
    if (word !== '!' && word !== '-not') return primary();
    at++;
    return { kind: 'not', test: not() };
  };
  const primary = (): Test => {
    const word = words[at++];
    if (word === undefined) throw new Failure(`expected an expression after \`${words[at - 2] ?? ''}'`);
    if (word === '(') {
      const inner = or();
      if (words[at++] !== ')')
        throw new Failure("invalid expression; I was expecting to find a ')' somewhere but did not see one.");
      return inner;
    }
    if (word === ')')
      throw new Failure(
        "invalid expression; you have used a binary operator ')' with nothing before it.".replace(
          "a binary operator ')' with nothing before it.",
          "too many ')'",
        ),
      );
    if (!word.startsWith('-')) throw new Failure(`paths must precede expression: \`${word}'`);
    const name = word.slice(1);
    if (ACTIONS.has(name)) acts = true;
    switch (name) {
      case 'name':
      case 'iname':
        return { kind: 'name', pattern: globPattern(argument(word), name === 'iname') };
      case 'path':
      case 'ipath':
      case 'wholename':
        return { kind: 'path', pattern: globPattern(argument(word), name === 'ipath') };
      case 'lname':
        return { kind: 'lname', pattern: globPattern(argument(word)) };
      case 'regex': {
        const source = argument(word);
        try {
          return { kind: 'regex', pattern: new RegExp(`^(?:${source})$`) };
        } catch {
          throw new Failure(`failed to compile regular expression '${source}'`);
        }
      }
      case 'type': {
        const list = argument(word);
        const wrong = list.split(',').find((letter) => !(letter in types));
        if (wrong !== undefined) throw new Failure(`Unknown argument to -type: ${wrong}`);
        return {
          kind: 'type',
          types: list
            .split(',')
            .map((letter) => types[letter])
            .join(','),
        };
      }
      case 'perm': {
        const text = argument(word);
        const how = /^[-/]/.exec(text)?.[0] ?? '';
        const mode = applyMode(text.slice(how.length), 0, false, 0);
        if (mode === undefined) throw new Failure(`invalid mode ${quote(text)}`);
        return { kind: 'perm', mode, how: how as '-' | '/' | '' };
      }
      case 'size': {
        const text = argument(word);
        const m = /^([-+]?\d+)([bcwkMG]?)$/.exec(text);
        if (!m) throw new Failure(`invalid argument \`${text}' to \`-size'`);
        return {
          kind: 'size',
          count: count(word, m[1]),
          unit: { b: 512, c: 1, w: 2, k: 1024, M: 1024 ** 2, G: 1024 ** 3 }[m[2] || 'b'] ?? 512,
        };
      }
      case 'mtime':
      case 'ctime':
      case 'atime':
        return { kind: 'age', count: count(word), unit: 86_400_000 };
      case 'mmin':
      case 'cmin':
      case 'amin':
        return { kind: 'age', count: count(word), unit: 60_000 };
      case 'links':
      case 'inum':
        return { kind: name, count: count(word) };
      case 'newer':
      case 'samefile':
      case 'user':
      case 'group':
        return { kind: name, text: argument(word) };
      case 'empty':
      case 'executable':
      case 'readable':
      case 'writable':
      case 'nouser':
      case 'nogroup':
        return { kind: name };
      case 'true':
      case 'false':
        return { kind: 'constant', value: name === 'true' };
      case 'print':
      case 'print0':
      case 'ls':
      case 'prune':
      case 'quit':
        return { kind: name };
      case 'delete':
        settings.depthFirst = true;
        return { kind: 'delete' };
      case 'printf':
        return { kind: 'printf', format: argument(word) };
      case 'exec':
      case 'execdir':
      case 'ok': {
        const start = at;
        while (at < words.length && words[at] !== ';' && !(words[at] === '+' && words[at - 1] === '{}')) at++;
        if (at >= words.length || at === start) throw new Failure(`missing argument to \`${word}'`);
        const plus = words[at] === '+';
        acts = true;
        return {
          kind: 'exec',
          words: words.slice(start, plus ? at++ - 1 : at++),
          plus,
          batch: [],
          inFolder: name === 'execdir',
        };
      }
      case 'maxdepth':
        settings.most = level(word);
        return { kind: 'constant', value: true };
      case 'mindepth':
        settings.least = level(word);
        return { kind: 'constant', value: true };
      case 'depth':
        settings.depthFirst = true;
        return { kind: 'constant', value: true };
      case 'xdev':
      case 'mount':
        settings.sameDevice = true;
        return { kind: 'constant', value: true };
      case 'daystart':
      case 'follow':
      case 'noleaf':
      case 'ignore_readdir_race':
        return { kind: 'constant', value: true };
      default:
        throw new Failure(`unknown predicate \`${word}'`);
    }
  };
  if (words.length === 0) return { test: { kind: 'print' }, ...settings };
  const test = or();
  if (at < words.length)
    throw new Failure(words[at] === ')' ? "you have too many ')'" : `paths must precede expression: \`${words[at]}'`);
  return { test: acts ? test : { kind: 'and', left: test, right: { kind: 'print' } }, ...settings };
}
