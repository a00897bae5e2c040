import { decodeUtf8, utf8 } from '../../bytes';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { builtinNames } from '../builtins/index';
import { searchPath } from '../interpreter/find-command';
import type { Shell } from '../interpreter/shell';
import type { Answer } from '../readline/completion';
import { splitLine } from './split-line';

/** Candidates for the word at the cursor. */
export type Completer = (shell: Shell, line: string, cursor: number) => Run<Answer>;

/** Completes the arguments of one command; the words are those before the cursor, the command first, the last may be empty. */
export type CommandCompleter = (
  sys: Syscalls,
  words: readonly string[],
) => { readonly candidates: readonly string[]; readonly prefix: string; readonly files?: boolean };

/** bash's completion: commands, variables, files; arguments of some commands by their own rules. */
export const completerWith = (commands: ReadonlyMap<string, CommandCompleter>): Completer =>
  function* (shell, line, cursor) {
    const { words, start, quote } = splitLine(line.slice(0, cursor));
    const word = words.at(-1) ?? '';
    const variable = /\$\{?(\w*)$/.exec(word);
    if (variable && quote !== "'") {
      const names = shell.variables.names().filter((name) => name.startsWith(variable[1] ?? ''));
      const brace = variable[0].startsWith('${');
      return { from: cursor - (variable[1] ?? '').length, candidates: names, suffix: brace ? '}' : ' ' };
    }
    if (words.length <= 1 && !word.includes('/') && !quote)
      return { from: start, candidates: commandNames(shell, word) };
    const own = words.length > 1 ? commands.get(baseName(words[0] ?? '')) : undefined;
    if (own) {
      const found = own(shell.sys, words);
      if (found.candidates.length > 0)
        return {
          from: cursor - found.prefix.length,
          candidates: found.candidates.map(escapeWord),
          suffix: found.candidates.some((c) => c.endsWith('=')) ? '' : ' ',
        };
      if (!found.files) return { from: cursor, candidates: [] };
    }
    const folders = /^(?:cd|rmdir|pushd)$/.test(words[0] ?? '') && words.length > 1;
    return completeFile(shell, word, start, quote, folders, words.length <= 1);
  };

export const completeLine: Completer = completerWith(new Map());

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const escapeWord = (text: string): string => text.replace(/[\s'"\\$`&|;<>()*?[\]#!{}]/g, '\\$&');

function commandNames(shell: Shell, prefix: string): string[] {
  const names = new Set([
    ...builtinNames(shell),
    ...shell.functions.keys(),
    ...shell.aliases.keys(),
    'if',
    'for',
    'while',
    'until',
    'case',
    'then',
    'do',
    'done',
    'else',
    'elif',
    'fi',
    'esac',
    'function',
    'select',
    'time',
    'in',
  ]);
  for (const folder of searchPath(shell).split(':')) {
    try {
      for (const entry of shell.sys.readdir(folder || '.')) if (entry.name.startsWith(prefix)) names.add(entry.name);
    } catch {
      // A folder of PATH that isn't there.
    }
  }
  return [...names].filter((name) => name.startsWith(prefix)).sort();
}

function completeFile(
  shell: Shell,
  word: string,
  from: number,
  quote: string,
  foldersOnly: boolean,
  executables: boolean,
): Answer {
  const slash = word.lastIndexOf('/') + 1;
  const folder = word.slice(0, slash);
  const name = utf8(word.slice(slash));
  const home = shell.variables.get('HOME')?.value ?? '';
  const found: { name: string; directory: boolean }[] = [];
  try {
    const path = utf8(folder).replace(/^~(?=\/)/, home) || '.';
    for (const entry of shell.sys.readdir(path)) {
      if (
        entry.name === '.' ||
        entry.name === '..' ||
        !entry.name.startsWith(name) ||
        (entry.name.startsWith('.') && name === '')
      )
        continue;
      const full = `${path}/${entry.name}`;
      const directory = entry.type === 'directory' || (entry.type === 'symlink' && isDirectory(shell, full));
      if ((foldersOnly && !directory) || (executables && !directory && !shell.sys.access(full, 'x'))) continue;
      found.push({ name: decodeUtf8(entry.name), directory });
    }
  } catch {
    return { from, candidates: [] };
  }
  const shown = (text: string): string => (quote ? text : escapeWord(text));
  const candidates = found
    .map((f) => shown(folder).replace(/^\\~/, '~') + shown(f.name) + (f.directory ? '/' : ''))
    .sort();
  return {
    from,
    candidates,
    display: (text) => text.replace(/\/$/, '').replace(/^.*\//, '') + (text.endsWith('/') ? '/' : ''),
    suffix: found.length === 1 && found[0]?.directory ? '' : quote ? `${quote} ` : ' ',
  };
}

function isDirectory(shell: Shell, path: string): boolean {
  try {
    return shell.sys.stat(path).type === 'directory';
  } catch {
    return false;
  }
}
