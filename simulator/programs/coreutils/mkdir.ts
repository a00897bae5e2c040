import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';
import { command, Failure, requireOperands } from '../command';
import { applyMode } from '../file-mode';
import { quote, quoteAlways } from '../quote';
import { folderOf } from './path-names';
import { isDirectory } from './walk';

/** mkdir -p: the folders it had to make, outermost first. */
export function makeParents(sys: Syscalls, path: Bytes, mode?: number): Bytes[] {
  if (isDirectory(sys, path)) return [];
  const parent = folderOf(path);
  const made = parent === path ? [] : makeParents(sys, parent);
  try {
    sys.mkdir(path, mode);
  } catch (e) {
    if (e instanceof Errno && e.code === 'EEXIST' && isDirectory(sys, path)) return made;
    throw e instanceof Errno && e.path === undefined ? new Errno(e.code, path) : e;
  }
  return [...made, path];
}

export const mkdir = command(
  {
    name: 'mkdir',
    usage: '[OPTION]... DIRECTORY...',
    about: 'Create the DIRECTORY(ies), if they do not already exist.',
    options: 'm=,mode p,parents v,verbose Z',
  },
  function* (io, options, names) {
    const { sys } = io;
    requireOperands(names, 1);
    const text = options.get('m');
    const mode = text === undefined ? undefined : applyMode(text, 0o777, false, sys.umask());
    if (text !== undefined && mode === undefined) throw new Failure(`invalid mode ${quote(text)}`);
    for (const name of names)
      try {
        const made = options.has('p') ? makeParents(sys, name) : [name];
        if (!options.has('p')) sys.mkdir(name);
        if (mode !== undefined && made.includes(name)) sys.chmod(name, mode);
        if (options.has('v'))
          for (const path of made) yield* io.print(`${io.name}: created directory ${quoteAlways(path)}\n`);
      } catch (e) {
        yield* io.cannot('create directory', options.has('p') && e instanceof Errno ? (e.path ?? name) : name, e);
      }
  },
);

export const rmdir = command(
  {
    name: 'rmdir',
    usage: '[OPTION]... DIRECTORY...',
    about: 'Remove the DIRECTORY(ies), if they are empty.',
    options: 'p,parents v,verbose ignore-fail-on-non-empty',
  },
  function* (io, options, names) {
    requireOperands(names, 1);
    for (const name of names) {
      let path = name;
      for (;;) {
        if (options.has('v')) yield* io.print(`${io.name}: removing directory, ${quoteAlways(path)}\n`);
        try {
          io.sys.rmdir(path);
        } catch (e) {
          if (!(e instanceof Errno)) throw e;
          if (e.code !== 'ENOTEMPTY' || !options.has('ignore-fail-on-non-empty'))
            yield* io.fail(
              `${io.flavour === 'gnu' ? `failed to remove ${path === name ? '' : 'directory '}` : ''}${quoteAlways(path)}: ${e.message}`,
            );
          break;
        }
        path = folderOf(path);
        if (!options.has('p') || path === '.' || path === '/') break;
      }
    }
  },
);
