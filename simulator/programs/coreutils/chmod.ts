import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio, UsageError } from '../command';
import { applyMode, modeText } from '../file-mode';
import type { Options } from '../options';
import { quote, quoteAlways } from '../quote';
import { join, sortedNames } from './walk';

const octal = (mode: number): string => mode.toString(8).padStart(4, '0');

function* change(io: Stdio, path: Bytes, mode: string, options: Options, operand: boolean): Run<void> {
  const { sys } = io;
  try {
    const link = sys.lstat(path).type === 'symlink';
    if (link && !operand) return;
    const stat = sys.stat(path);
    const wanted = applyMode(mode, stat.mode, stat.type === 'directory', sys.umask()) ?? stat.mode;
    try {
      sys.chmod(path, wanted);
    } catch (e) {
      yield* io.fail(
        io.flavour === 'gnu'
          ? `changing permissions of ${quoteAlways(path)}: ${asErrno(e).message}`
          : `${path}: ${asErrno(e).message}`,
      );
      return;
    }
    const before = `${octal(stat.mode)} (${modeText(stat.type, stat.mode).slice(1)})`;
    const after = `${octal(wanted)} (${modeText(stat.type, wanted).slice(1)})`;
    if (wanted !== stat.mode && options.has('v', 'c'))
      yield* io.print(`mode of ${quoteAlways(path)} changed from ${before} to ${after}\n`);
    else if (options.has('v')) yield* io.print(`mode of ${quoteAlways(path)} retained as ${before}\n`);
    if (options.has('R') && stat.type === 'directory')
      for (const name of sortedNames(sys, path)) yield* change(io, join(path, name), mode, options, false);
  } catch (e) {
    if (!options.has('f')) yield* io.cannot('access', path, e);
    io.status = 1;
  }
}

export const chmod = command(
  {
    name: 'chmod',
    usage: '[OPTION]... MODE[,MODE]... FILE...',
    about: 'Change the mode of each FILE to MODE.',
    options: 'c,changes f,silent,quiet R,recursive v,verbose reference= preserve-root no-preserve-root',
    // `chmod -x file`: a mode, not an option.
    obsolete: (words) => {
      const at = words.findIndex((word) => /^-[rwxXst]/.test(word));
      return at < 0 || words.slice(0, at).some((word) => word === '--' || !word.startsWith('-'))
        ? words
        : [...words.slice(0, at), '--', ...words.slice(at)];
    },
  },
  function* (io, options, operands) {
    const model = options.get('reference');
    const [mode, ...paths] = model === undefined ? operands : [octal(io.sys.stat(model).mode), ...operands];
    if (mode === undefined) throw new UsageError('missing operand');
    if (paths.length === 0) throw new UsageError(`missing operand after ${quote(mode)}`);
    if (applyMode(mode, 0, false, 0) === undefined) throw new UsageError(`invalid mode: ${quote(mode)}`);
    if (options.has('R') && paths.includes('/') && options.has('preserve-root'))
      throw new Failure("it is dangerous to operate recursively on '/'");
    for (const path of paths) yield* change(io, path, mode, options, true);
  },
);
