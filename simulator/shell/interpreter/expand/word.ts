import type { Run } from '../../../kernel/syscalls';
import type { Part, Word } from '../../tree';
import { expandPath } from '../glob';
import { hasWildcard } from '../pattern';
import type { Shell } from '../shell';
import { scalar } from '../variables';
import { expandArithmetic } from './arithmetic';
import { type Field, Fields } from './fields';
import { expandParameter } from './parameter';
import { processSubstitution, substituteCommand } from './substitution';
import { expandTilde } from './tilde';

const separators = (shell: Shell): string => scalar(shell.variables.get('IFS')) ?? ' \t\n';

/** Arguments: all expansions, splitting and path names. */
export function* expandWords(shell: Shell, words: readonly Word[]): Run<string[]> {
  const out: string[] = [];
  for (const word of words) {
    const only = word.parts.length === 1 ? word.parts[0] : undefined;
    if (only?.kind === 'literal' && (only.quoted || !/[~*?[]/.test(only.text))) {
      out.push(only.text);
      continue;
    }
    for (const field of yield* expandFields(shell, word, true)) out.push(...globField(shell, field));
  }
  return out;
}

function globField(shell: Shell, field: Field): string[] {
  if (shell.options.has('noglob') || !hasWildcard(field.pattern)) return [field.text];
  const { shopt } = shell.options;
  const extended = shell.dialect.bash && shopt.has('extglob');
  const found = expandPath(shell.sys, field.pattern, {
    dotfiles: shopt.has('dotglob'),
    extended,
    ignoreCase: shopt.has('nocaseglob'),
  });
  if (found.length > 0) return found;
  return shopt.has('nullglob') ? [] : [field.text];
}

export function* expandFields(shell: Shell, word: Word, splitting: boolean): Run<Field[]> {
  const fields = new Fields(splitting, separators(shell));
  yield* expandParts(shell, withTilde(shell, word.parts, false), fields, false);
  return fields.finish();
}

/** One string: no splitting, no path names (assignments, redirections, `case`). */
export function* expandString(shell: Shell, word: Word, assignment = false): Run<string> {
  return (yield* expandWhole(shell, word, assignment)).text;
}

/** One pattern, quoted characters escaped. */
export function* expandPattern(shell: Shell, word: Word): Run<string> {
  return (yield* expandWhole(shell, word, false)).pattern;
}

function* expandWhole(shell: Shell, word: Word, assignment: boolean): Run<Field> {
  const only = word.parts.length === 1 ? word.parts[0] : undefined;
  if (only?.kind === 'literal' && only.quoted && !assignment) {
    const whole = new Fields(false, '');
    whole.add(only.text, true);
    return whole.finish()[0] ?? { text: '', pattern: '' };
  }
  const fields = new Fields(false, separators(shell));
  yield* expandParts(shell, withTilde(shell, word.parts, assignment), fields, false);
  const done = fields.finish();
  return { text: done.map((f) => f.text).join(' '), pattern: done.map((f) => f.pattern).join(' ') };
}

function withTilde(shell: Shell, parts: readonly Part[], assignment: boolean): readonly Part[] {
  if (!parts.some((p) => p.kind === 'literal' && !p.quoted && p.text.includes('~'))) return parts;
  return expandTilde(shell, parts, assignment);
}

/** `quoted`: inside double quotes. */
export function* expandParts(shell: Shell, parts: readonly Part[], fields: Fields, quoted: boolean): Run<void> {
  for (const part of parts) {
    switch (part.kind) {
      case 'literal':
        fields.add(part.text, part.quoted || quoted);
        break;
      case 'quoted': {
        const only = part.parts.length === 1 ? part.parts[0] : undefined;
        const list =
          only?.kind === 'parameter' && (only.name === '@' || only.index?.text === '@') && only.prefix !== '#';
        if (!list) fields.touch();
        yield* expandParts(shell, part.parts, fields, true);
        break;
      }
      case 'parameter':
        yield* expandParameter(shell, part, fields, quoted);
        break;
      case 'command':
        fields.emit(yield* substituteCommand(shell, part.script), quoted);
        break;
      case 'arithmetic':
        fields.emit(String(yield* expandArithmetic(shell, part.expression)), quoted);
        break;
      case 'process':
        fields.add(yield* processSubstitution(shell, part), true);
        break;
    }
  }
}
