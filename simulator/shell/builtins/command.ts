import type { Run } from '../../kernel/syscalls';
import { execProgram } from '../interpreter/exec';
import { findAll, findCommand, typeOf } from '../interpreter/find-command';
import { fork, waitForeground } from '../interpreter/processes';
import type { Shell } from '../interpreter/shell';
import { runBuiltin } from '../interpreter/simple';
import { printFunction } from '../syntax/print';
import { type Builtin, refuseOption } from './builtin';

export const command: Builtin = {
  silent: true,
  *run(shell, args, call) {
    let standard = false;
    let how: 'v' | 'V' | undefined;
    let i = 0;
    for (; /^-./.test(args[i] ?? ''); i++) {
      if (args[i] === '--') {
        i++;
        break;
      }
      for (const letter of (args[i] ?? '').slice(1)) {
        if (letter === 'p') standard = true;
        else if (letter === 'v' || letter === 'V') how = letter;
        else {
          shell.builtin = 'command';
          return yield* refuseOption(shell, letter, 'command [-pVv] command [arg ...]');
        }
      }
    }
    const words = args.slice(i);
    const name = words[0];
    if (name === undefined) return 0;
    if (how) {
      let status = shell.dialect.bash ? 1 : 0;
      for (const word of shell.dialect.bash ? words : words.slice(0, 1)) {
        const found = yield* how === 'v' ? brief(shell, word) : explain(shell, word, 'command');
        if (shell.dialect.bash) status = found ? 0 : status;
        else status = found ? 0 : 127;
      }
      return status;
    }
    const builtin = shell.interpreter.findBuiltin(shell, name);
    if (builtin) return yield* runBuiltin(shell, builtin, words, call.arrays, call.place);
    if (call.place.last && !shell.traps.any)
      return yield* execProgram(shell, words, shell.env(), { standardPath: standard });
    if (findCommand(shell, name, standard) === undefined)
      return yield* execProgram(shell, words, shell.env(), { standardPath: standard });
    const pid = yield* fork(shell, { group: 0 }, (child) =>
      execProgram(child, words, child.env(), { standardPath: standard }),
    );
    return yield* waitForeground(
      shell,
      shell.jobs.add(pid, [pid], words.join(' '), true, shell.options.has('monitor')),
    );
  },
};

export const keywords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'case',
  'esac',
  'for',
  'while',
  'until',
  'do',
  'done',
  'in',
  '{',
  '}',
  '!',
]);
const bashKeywords = new Set([...keywords, '[[', ']]', 'function', 'select', 'time', 'coproc']);
export const isKeyword = (shell: Shell, word: string): boolean =>
  (shell.dialect.bash ? bashKeywords : keywords).has(word);

function* brief(shell: Shell, word: string): Run<boolean> {
  const alias = shell.aliases.get(word);
  if (alias !== undefined) yield* shell.write(`alias ${word}='${alias}'\n`);
  else if (isKeyword(shell, word) || shell.functions.has(word) || shell.interpreter.findBuiltin(shell, word))
    yield* shell.write(`${word}\n`);
  else {
    const path = external(shell, word);
    if (path === undefined) return false;
    yield* shell.write(`${path}\n`);
  }
  return true;
}

const external = (shell: Shell, word: string): string | undefined =>
  word.includes('/')
    ? typeOf(shell, word) === 'file' && shell.sys.access(word, 'x')
      ? word
      : undefined
    : findAll(shell, word)[0];

/** `type word`, `command -V word` */
export function* explain(shell: Shell, word: string, who: 'type' | 'command'): Run<boolean> {
  const { bash, name } = shell.dialect;
  const alias = shell.aliases.get(word);
  const definition = shell.functions.get(word);
  if (alias !== undefined)
    yield* shell.write(bash ? `${word} is aliased to \`${alias}'\n` : `${word} is an alias for ${alias}\n`);
  else if (isKeyword(shell, word)) yield* shell.write(`${word} is a shell keyword\n`);
  else if (definition && bash) yield* shell.write(`${word} is a function\n${printFunction(word, definition.body)}\n`);
  else if (definition) yield* shell.write(`${word} is a ${name === 'dash' ? 'shell ' : ''}function\n`);
  else if (shell.interpreter.findBuiltin(shell, word))
    yield* shell.write(
      `${word} is a ${shell.interpreter.findBuiltin(shell, word)?.special && !bash ? 'special ' : ''}shell builtin\n`,
    );
  else {
    const path = external(shell, word);
    if (path === undefined) {
      if (!bash) yield* shell.write(`${word}: not found\n`);
      else yield* shell.warn(`${who}: ${word}: not found`);
      return false;
    }
    const hashed = shell.hashed.get(word);
    yield* shell.write(
      hashed && bash
        ? `${word} is hashed (${path})\n`
        : hashed && name === 'dash' && !word.includes('/')
          ? `${word} is a tracked alias for ${path}\n`
          : `${word} is ${path}\n`,
    );
  }
  return true;
}
