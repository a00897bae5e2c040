import { asErrno } from '../../kernel/errno';
import { command, Failure } from '../command';
import { execFailureStatus, execPath } from '../exec-path';
import { quote, quoteAlways } from '../quote';

/** -S: words apart, quotes taken off. */
const splitWords = (text: string): string[] =>
  [...text.matchAll(/(?:'[^']*'|"(?:\\.|[^"])*"|\\.|[^\s'"\\])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"((?:\\.|[^"])*)"|\\(.)/g, (_, a, b, c) => a ?? b ?? c),
  );

export const env = command(
  {
    name: 'env',
    usage: '[OPTION]... [-] [NAME=VALUE]... [COMMAND [ARG]...]',
    about: 'Set each NAME to VALUE in the environment and run COMMAND.',
    options: 'i,ignore-environment u=,unset 0,null C=,chdir S=,split-string v,debug',
    inOrder: true,
    badUsage: 125,
    obsolete: (words) => {
      const m = /^-v?S(.*)$/s.exec(words[0] ?? '');
      return m ? [...splitWords(m[1] || (words[1] ?? '')), ...words.slice(m[1] ? 1 : 2)] : words;
    },
  },
  function* (io, options, operands) {
    const { sys } = io;
    const words = operands[0] === '-' ? operands.slice(1) : operands;
    const variables = new Map(options.has('i') || operands[0] === '-' ? [] : sys.env());
    for (const name of options.all('u')) {
      if (name === '' || name.includes('=')) throw new Failure(`cannot unset ${quote(name)}: Invalid argument`, 125);
      variables.delete(name);
    }
    const first = words.findIndex((word) => !word.includes('='));
    for (const word of first < 0 ? words : words.slice(0, first)) {
      const at = word.indexOf('=');
      variables.set(word.slice(0, at), word.slice(at + 1));
    }
    const folder = options.get('C');
    if (folder !== undefined)
      try {
        sys.chdir(folder);
      } catch (e) {
        throw new Failure(`cannot change directory to ${quoteAlways(folder)}: ${asErrno(e).message}`, 125);
      }
    if (first < 0) {
      for (const [name, value] of variables) yield* io.print(`${name}=${value}${options.has('0') ? '\0' : '\n'}`);
      return 0;
    }
    try {
      return yield* execPath(sys, words.slice(first), variables);
    } catch (e) {
      const status = execFailureStatus(e);
      const name = words[first] ?? '';
      yield* io.fail(
        `${io.flavour === 'gnu' ? quoteAlways(name) : `can't execute '${name}'`}: ${asErrno(e).message}`,
        status,
      );
      if (status === 127 && name.includes(' ')) yield* io.warn('use -[v]S to pass options in shebang lines');
      return status;
    }
  },
);

export const printenv = command(
  {
    name: 'printenv',
    usage: '[OPTION]... [VARIABLE]...',
    about: 'Print the values of the specified environment VARIABLE(s).',
    options: '0,null',
    inOrder: true,
    badUsage: 2,
  },
  function* (io, options, names) {
    const end = options.has('0') ? '\0' : '\n';
    const variables = io.sys.env();
    if (names.length === 0) for (const [name, value] of variables) yield* io.print(`${name}=${value}${end}`);
    for (const name of names) {
      const value = variables.get(name);
      if (value === undefined) io.status = 1;
      else yield* io.print(value + end);
    }
  },
);
