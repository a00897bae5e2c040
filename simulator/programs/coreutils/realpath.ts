import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { command, requireOperands } from '../command';
import { folderOf, lastName } from './path-names';

/** Canonical path; `must` says which components have to exist. Throws Errno. */
export function canonical(sys: Syscalls, path: Bytes, must: 'all' | 'parents' | 'none'): Bytes {
  try {
    return sys.realpath(path);
  } catch (e) {
    if (!(e instanceof Errno) || e.code !== 'ENOENT' || must === 'all' || path === '') throw e;
    const whole = normalizeLast(path);
    try {
      // A dangling link: where it points is the file that is missing.
      const target = sys.readlink(whole);
      return canonical(sys, target.startsWith('/') ? target : `${folderOf(whole)}/${target}`, must);
    } catch {}
    const parent = folderOf(whole);
    if (parent === whole) throw e;
    const folder = must === 'parents' ? sys.realpath(parent) : canonical(sys, parent, 'none');
    return normalize(`${folder}/${lastName(whole)}`);
  }
}

const normalizeLast = (path: Bytes): Bytes => path.replace(/(?<=.)\/+$/, '');

export const realpath = command(
  {
    name: 'realpath',
    usage: '[OPTION]... FILE...',
    about: 'Print the resolved absolute file name; all but the last component must exist.',
    options:
      'E e,canonicalize-existing m,canonicalize-missing L P q,quiet s,strip,no-symlinks z,zero relative-to= relative-base=',
  },
  function* (io, options, paths) {
    requireOperands(paths, 1);
    const base = options.get('relative-to');
    for (const path of paths)
      try {
        const must = options.has('e') ? 'all' : options.has('m') ? 'none' : 'parents';
        let shown = options.has('s') ? normalize(path, io.sys.getcwd()) : canonical(io.sys, path, must);
        if (base !== undefined) shown = relative(canonical(io.sys, base, 'none'), shown);
        yield* io.print(shown + (options.has('z') ? '\0' : '\n'));
      } catch (e) {
        if (options.has('q')) io.status = 1;
        else yield* io.failedAt(path, e);
      }
  },
);

function relative(from: Bytes, to: Bytes): Bytes {
  const [a, b] = [from.split('/').filter(Boolean), to.split('/').filter(Boolean)];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/') || '.';
}

export const readlink = command(
  {
    name: 'readlink',
    usage: '[OPTION]... FILE...',
    about: 'Print value of a symbolic link or canonical file name.',
    options:
      'f,canonicalize e,canonicalize-existing m,canonicalize-missing n,no-newline q,quiet s,silent v,verbose z,zero',
  },
  function* (io, options, paths) {
    requireOperands(paths, 1);
    const how = options.last('f', 'e', 'm');
    for (const path of paths)
      try {
        const text =
          how === undefined
            ? io.sys.readlink(path)
            : canonical(io.sys, path, how === 'e' ? 'all' : how === 'm' ? 'none' : 'parents');
        yield* io.print(text + (options.has('z') ? '\0' : options.has('n') && paths.length === 1 ? '' : '\n'));
      } catch (e) {
        if (options.has('v')) yield* io.failedAt(path, e);
        else io.status = 1;
      }
  },
);
