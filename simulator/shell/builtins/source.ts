import { asErrno } from '../../kernel/errno';
import { parseScript } from '../ast';
import { Discard, ReturnFrom } from '../interpreter/control';
import { searchPath, typeOf } from '../interpreter/find-command';
import { runScript } from '../interpreter/script';
import { apart } from '../interpreter/trampoline';
import type { Builtin } from './builtin';

const make = (only?: Builtin['in']): Builtin => ({
  special: true,
  ...(only ? { in: only } : {}),
  *run(shell, args) {
    const [file, ...rest] = args[0] === '--' ? args.slice(1) : args;
    if (file === undefined) {
      if (!shell.dialect.bash) return 0;
      yield* shell.complain('filename argument required');
      yield* shell.writeError(`${shell.builtin}: usage: ${shell.builtin} filename [arguments]\n`);
      return 2;
    }
    const folders = file.includes('/')
      ? []
      : searchPath(shell)
          .split(':')
          .map((folder) => `${folder || '.'}/${file}`);
    const path = folders.find((p) => typeOf(shell, p) === 'file') ?? file;
    let source: string;
    try {
      if (typeOf(shell, path) === 'directory') {
        yield* shell.complain(`${file}: is a directory`);
        return 1;
      }
      source = shell.sys.readFile(path);
    } catch (error) {
      const { message, code } = asErrno(error);
      if (shell.dialect.bash) {
        yield* shell.warn(`${file}: ${message}`);
        return 1;
      }
      const missing =
        shell.dialect.name === 'dash'
          ? `cannot open ${file}: ${code === 'ENOENT' ? 'No such file' : message}`
          : `can't open '${file}': ${message}`;
      yield* shell.complain(missing);
      throw new Discard(2);
    }
    const { positional, line, source: kind } = shell;
    const outer = shell.builtin;
    shell.builtin = '';
    if (rest.length > 0 && shell.dialect.name !== 'dash') shell.positional = rest;
    shell.sourcing++;
    try {
      return yield* apart(
        runScript(
          shell,
          parseScript(source, { dialect: shell.dialect, aliases: shell.aliases }),
          { last: false },
          'source',
        ),
      );
    } catch (error) {
      if (error instanceof ReturnFrom) return error.status;
      throw error;
    } finally {
      shell.sourcing--;
      if (rest.length > 0) shell.positional = positional;
      shell.line = line;
      shell.source = kind;
      shell.builtin = outer;
    }
  },
});

export const dot = make();
export const source = make(['bash', 'ash']);
