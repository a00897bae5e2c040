import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { command, type Stdio, UsageError } from '../command';
import { quoteAlways } from '../quote';
import type { LineReader } from '../stdio';
import { join, sortedNames } from './walk';

interface How {
  readonly recursive: boolean;
  readonly force: boolean;
  readonly verbose: boolean;
  readonly emptyFolders: boolean;
  readonly ask: boolean;
}

function* remove(io: Stdio, path: Bytes, how: How, answers: LineReader): Run<void> {
  const { sys } = io;
  try {
    const { type, size } = sys.lstat(path);
    const folder = type === 'directory';
    if (folder && !how.recursive && !how.emptyFolders) {
      const name =
        io.flavour === 'gnu' ? `cannot remove ${quoteAlways(path)}: Is a directory` : `'${path}' is a directory`;
      return yield* io.fail(name);
    }
    if (
      how.ask &&
      folder &&
      how.recursive &&
      sys.readdir(path).length &&
      !(yield* agree(io, `descend into directory ${quoteAlways(path)}`, answers))
    )
      return;
    if (folder && how.recursive)
      for (const name of sortedNames(sys, path)) yield* remove(io, join(path, name), how, answers);
    const kind = {
      file: size ? 'regular file' : 'regular empty file',
      directory: 'directory',
      symlink: 'symbolic link',
      fifo: 'fifo',
      character: 'character special file',
      socket: 'socket',
    }[type];
    if (how.ask && !(yield* agree(io, `remove ${kind} ${quoteAlways(path)}`, answers))) return;
    if (folder) sys.rmdir(path);
    else sys.unlink(path);
    if (how.verbose) yield* io.print(`removed ${folder ? 'directory ' : ''}${quoteAlways(path)}\n`);
  } catch (e) {
    if (!(e instanceof Errno)) throw e;
    const missing = e.code === 'ENOENT' || e.code === 'ENOTDIR';
    if (!missing || !how.force) yield* io.cannot('remove', path, e);
  }
}

/** `rm: QUESTION? ` on standard error, the answer from standard input. */
export function* agree(io: Stdio, question: string, answers: LineReader): Run<boolean> {
  yield* io.sys.write(2, `${io.name}: ${question}? `);
  return /^[yY]/.test((yield* answers.next()) ?? '');
}

export const rm = command(
  {
    name: 'rm',
    usage: '[OPTION]... [FILE]...',
    about: 'Remove (unlink) the FILE(s).',
    options: 'f,force i I interactive=? r,R,recursive d,dir v,verbose one-file-system no-preserve-root preserve-root=?',
  },
  function* (io, options, paths) {
    const asked = options.last('f', 'i');
    const how: How = {
      recursive: options.has('r'),
      force: asked === 'f',
      ask: asked === 'i',
      verbose: options.has('v'),
      emptyFolders: options.has('d'),
    };
    if (paths.length === 0 && !how.force) throw new UsageError('missing operand');
    const answers = io.lines(0);
    for (const path of paths) {
      if (/(^|\/)\.\.?\/*$/.test(path) && how.recursive) {
        yield* io.fail(`refusing to remove '.' or '..' directory: skipping ${quoteAlways(path)}`);
        continue;
      }
      if (how.recursive && /^\/+$/.test(path) && !options.has('no-preserve-root')) {
        yield* io.fail("it is dangerous to operate recursively on '/'");
        yield* io.warn('use --no-preserve-root to override this failsafe');
        continue;
      }
      yield* remove(io, path, how, answers);
    }
  },
);
