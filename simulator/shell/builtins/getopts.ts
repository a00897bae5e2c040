import { assignVariable } from '../interpreter/assign';
import { readVariable } from '../interpreter/parameters';
import type { Builtin } from './builtin';

export const getopts: Builtin = {
  *run(shell, [spec, name, ...given]) {
    if (spec === undefined || name === undefined) {
      if (shell.dialect.bash) yield* shell.writeError('getopts: usage: getopts optstring name [arg ...]\n');
      else
        yield* shell.complain(
          shell.dialect.name === 'dash'
            ? 'Usage: getopts optstring var [arg...]'
            : 'usage: getopts optstring var [arg]',
        );
      return 2;
    }
    const words = given.length > 0 ? given : shell.positional;
    const silent = spec.startsWith(':');
    const at = shell.optionIndex;
    const done = function* (letter: string, argument: string | undefined, word: number, next: number) {
      shell.variables.set('OPTIND', String(word));
      shell.optionIndex = { word, letter: next };
      yield* assignVariable(shell, name, letter);
      if (argument === undefined) shell.variables.delete('OPTARG');
      else yield* assignVariable(shell, 'OPTARG', argument);
    };
    const word = words[at.word - 1];
    if (word === undefined || !/^-./.test(word) || word === '--') {
      yield* done('?', undefined, word === '--' ? at.word + 1 : at.word, 1);
      return 1;
    }
    const letter = word[at.letter] ?? '';
    const more = at.letter + 1 < word.length;
    const place = spec.indexOf(letter, silent ? 1 : 0);
    const complain = !silent && readVariable(shell, 'OPTERR') !== '0';
    const lead = shell.dialect.bash ? `${shell.name}: ` : '';
    if (letter === ':' || place < 0) {
      if (complain)
        yield* shell.writeError(
          shell.dialect.bash ? `${lead}illegal option -- ${letter}\n` : `Illegal option -${letter}\n`,
        );
      yield* done('?', silent ? letter : undefined, more ? at.word : at.word + 1, more ? at.letter + 1 : 1);
      return 0;
    }
    if (spec[place + 1] !== ':') {
      yield* done(letter, undefined, more ? at.word : at.word + 1, more ? at.letter + 1 : 1);
      return 0;
    }
    const argument = more ? word.slice(at.letter + 1) : words[at.word];
    if (argument !== undefined) {
      yield* done(letter, argument, more ? at.word + 1 : at.word + 2, 1);
      return 0;
    }
    if (complain)
      yield* shell.writeError(
        shell.dialect.bash ? `${lead}option requires an argument -- ${letter}\n` : `No arg for -${letter} option\n`,
      );
    yield* done(silent ? ':' : '?', silent ? letter : undefined, at.word + 1, 1);
    return 0;
  },
};
