import type { Syscalls } from '../../kernel/syscalls';
import { DEFAULT_PATH } from '../exec-path';
import { ConfigError, repr } from './ini';
import { splitWords } from './split-words';

/** Why a command can't be run: `missing` when there is no such file. */
export class CommandError extends Error {
  readonly missing: boolean;
  constructor(message: string, missing = false) {
    super(message);
    this.missing = missing;
  }
}

/** The file and the words of `command=`; throws CommandError. */
export function findCommand(sys: Syscalls, command: string): { file: string; words: readonly string[] } {
  let words: string[];
  try {
    words = splitWords(command);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    throw new CommandError(`can't parse command ${repr(command)}: ${error.message}`);
  }
  const [program] = words;
  if (program === undefined) throw new CommandError('command is empty');
  const path = sys.env().get('PATH') || DEFAULT_PATH;
  const candidates = program.includes('/') ? [program] : path.split(':').map((folder) => `${folder}/${program}`);
  const file = candidates.find((candidate) => sys.access(candidate, '')) ?? program;
  check(sys, file);
  return { file, words };
}

function check(sys: Syscalls, file: string): void {
  if (!file.includes('/') || !sys.access(file, '')) throw new CommandError(`can't find command ${repr(file)}`, true);
  const { type, mode } = sys.stat(file);
  if (type === 'directory') throw new CommandError(`command at ${repr(file)} is a directory`);
  if ((mode & 0o111) === 0) throw new CommandError(`command at ${repr(file)} is not executable`);
  if (!sys.access(file, 'x')) throw new CommandError(`no permission to run command ${repr(file)}`);
}
