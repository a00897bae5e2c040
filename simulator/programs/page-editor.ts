import { asErrno } from '../kernel/errno';
import type { Kernel } from '../kernel/kernel';
import type { Program } from '../kernel/syscalls';
import { normalize } from '../vfs/path';

export const editorNames = ['vi', 'vim', 'nano', 'edit'];

/** The host's editors: nothing is drawn in the terminal; an `edit` event asks the page to open the file in its own editor. */
export const pageEditor = (kernel: Kernel): Program =>
  function* (sys, argv) {
    const [called = 'edit', ...words] = argv;
    const name = called.slice(called.lastIndexOf('/') + 1);
    // Options and `+LINE` are the real editors' own.
    const files = words.filter((word) => !/^[-+]/.test(word));
    const [file] = files;
    if (file === undefined) {
      yield* sys.write(2, `${name}: which file? It opens in the editor beside the terminal.\n`);
      return 1;
    }
    if (!sys.isatty(1)) {
      yield* sys.write(2, `${name}: needs a terminal: the file opens in the editor beside it.\n`);
      return 1;
    }
    for (const word of files) {
      const problem = problemWith(sys, word);
      if (problem) {
        yield* sys.write(2, `${name}: ${word}: ${problem}\n`);
        return 1;
      }
    }
    kernel.record({ type: 'edit', pid: sys.pid, path: normalize(file, sys.getcwd()) });
    yield* sys.write(1, `${file} is open in the editor beside this terminal; what you type there is saved at once.\n`);
    if (files.length > 1)
      yield* sys.write(1, `${name}: one file at a time here: ${files.slice(1).join(' ')} not opened.\n`);
    return 0;
  };

/** A folder can't be edited, nor a file in a folder that is not there; a file that is not there is a new one. */
function problemWith(sys: Parameters<Program>[0], path: string): string | undefined {
  try {
    if (sys.stat(path).type === 'directory') return 'Is a directory';
    return undefined;
  } catch (error) {
    const { code, message } = asErrno(error);
    if (code !== 'ENOENT') return message;
  }
  const folder = path.slice(0, path.lastIndexOf('/') + 1) || '.';
  try {
    sys.stat(folder);
    return undefined;
  } catch (error) {
    return asErrno(error).message;
  }
}
