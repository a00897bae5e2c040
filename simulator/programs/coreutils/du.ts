import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run, Stat } from '../../kernel/syscalls';
import { command, type Stdio } from '../command';
import type { Options } from '../options';
import { quoteAlways } from '../quote';
import { humanSize } from '../size';
import { join, sortedNames } from './walk';

function show(bytes: number, options: Options): string {
  if (options.has('h')) return humanSize(bytes);
  if (options.has('b')) return String(bytes);
  return String(Math.ceil(bytes / (options.has('m') ? 1024 ** 2 : 1024)));
}

function* measure(io: Stdio, path: Bytes, options: Options, depth: number, seen: Set<string>): Run<number> {
  const { sys } = io;
  let stat: Stat;
  try {
    stat = sys.lstat(path);
  } catch (e) {
    yield* io.cannot('access', path, e);
    return 0;
  }
  const id = `${stat.dev}:${stat.ino}`;
  if (stat.nlink > 1 && stat.type !== 'directory' && seen.has(id)) return 0;
  seen.add(id);
  let total = options.has('b', 'apparent-size')
    ? stat.size
    : stat.type === 'directory'
      ? 4096
      : stat.type === 'file'
        ? Math.ceil(stat.size / 4096) * 4096
        : 0;
  const folder = stat.type === 'directory';
  if (folder)
    try {
      for (const name of sortedNames(sys, path))
        total += yield* measure(io, join(path, name), options, depth + 1, seen);
    } catch (e) {
      yield* io.fail(`cannot read directory ${quoteAlways(path)}: ${asErrno(e).message}`);
    }
  const most = options.has('s') ? 0 : Number(options.get('d') ?? Infinity);
  if (depth <= most && (folder || depth === 0 || options.has('a')))
    yield* io.print(`${show(total, options)}\t${path}\n`);
  return total;
}

export const du = command(
  {
    name: 'du',
    usage: '[OPTION]... [FILE]...',
    about: 'Summarize device usage of the set of FILEs, recursively for directories.',
    options: 'a,all b,bytes c,total d=,max-depth h,human-readable k m s,summarize x,one-file-system apparent-size',
  },
  function* (io, options, paths) {
    const seen = new Set<string>();
    let total = 0;
    for (const path of paths.length ? paths : ['.']) total += yield* measure(io, path, options, 0, seen);
    if (options.has('c')) yield* io.print(`${show(total, options)}\ttotal\n`);
  },
);
