import type { Run } from '../../kernel/syscalls';
import type { Builtin } from '../builtins/builtin';
import type { Body, Command, Part, Script, Word } from '../tree';
import type { Fields } from './expand/fields';
import type { Place } from './place';
import type { Shell } from './shell';

/** The mutually recursive ends of the interpreter: a word may hold a script, a script holds words. Put together in program.ts. */
export interface Interpreter {
  runScript(shell: Shell, script: Script, place: Place, kind?: 'main' | 'eval' | 'trap' | 'source'): Run;
  runFileInPlace(shell: Shell, path: string, argv: readonly string[], env: ReadonlyMap<string, string>): Run;
  runBody(shell: Shell, statements: Body, place: Place, top?: boolean): Run;
  runCommand(shell: Shell, command: Command, place: Place): Run;
  safePoint(shell: Shell): Run<void>;
  expandWords(shell: Shell, words: readonly Word[]): Run<string[]>;
  expandString(shell: Shell, word: Word, assignment?: boolean): Run<string>;
  expandPattern(shell: Shell, word: Word): Run<string>;
  expandParts(shell: Shell, parts: readonly Part[], fields: Fields, quoted: boolean): Run<void>;
  evaluateText(shell: Shell, text: string): Run<bigint>;
  findBuiltin(shell: Shell, name: string): Builtin | undefined;
  builtinNames(shell: Shell): string[];
}
