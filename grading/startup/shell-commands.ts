import { parseScript } from '@/simulator/shell/ast';
import type { Dialect } from '@/simulator/shell/dialect';
import type { Body, Command, Part, Word } from '@/simulator/shell/tree';

/** A simple command of a script, in the order of the text. */
export interface ShellCommand {
  /** Quotes removed; `$@` for "$@", other expansions as written. */
  readonly words: readonly string[];
  /** Runs with `&`, itself or with what it is part of. */
  readonly background: boolean;
  /** The shell has nothing to do after it: the last command of the text. */
  readonly last: boolean;
  /** Alone on its statement: no pipe, list, loop, redirection around it. */
  readonly plain: boolean;
  readonly piped: boolean;
  /** Inside a function, a branch or a loop: it may never run, or often. */
  readonly nested: boolean;
  readonly line: number;
}

interface Place {
  readonly background: boolean;
  readonly last: boolean;
  readonly plain: boolean;
  readonly piped: boolean;
  readonly nested: boolean;
}

/** The simple commands of a shell's text; what can't be parsed is left out. */
export function shellCommands(text: string, dialect: Dialect): ShellCommand[] {
  const found: ShellCommand[] = [];
  walkBody(
    statementsOf(text, dialect),
    { background: false, last: true, plain: true, piped: false, nested: false },
    found,
  );
  return found;
}

function statementsOf(text: string, dialect: Dialect): Body {
  try {
    return parseScript(text, { dialect }).statements;
  } catch {
    return [];
  }
}

function walkBody(body: Body, place: Place, found: ShellCommand[]): void {
  body.forEach((statement, index) => {
    const background = place.background || statement.background;
    walk(statement.command, { ...place, background, last: place.last && index === body.length - 1 }, found);
  });
}

function walk(command: Command, place: Place, found: ShellCommand[]): void {
  const inside: Place = { ...place, last: false, plain: false, nested: true };
  switch (command.kind) {
    case 'simple': {
      const words = command.words.map((word) => (word.kind === 'word' ? plainText(word) : word.text));
      const plain = place.plain && command.redirects.length === 0;
      if (words.length > 0) found.push({ ...place, words, plain, line: command.line });
      return;
    }
    case 'pipeline':
      command.commands.forEach((one, index) => {
        const last = place.last && index === command.commands.length - 1;
        walk(one, { ...place, last, plain: false, piped: place.piped || command.commands.length > 1 }, found);
      });
      return;
    case 'and-or': {
      const all = [command.first, ...command.rest.map((one) => one.command)];
      for (const [index, one] of all.entries())
        walk(one, { ...place, last: place.last && index === all.length - 1 }, found);
      return;
    }
    case 'group':
    case 'subshell':
      walkBody(command.body, { ...place, plain: false }, found);
      return;
    case 'redirected':
      walk(command.command, { ...place, plain: false }, found);
      return;
    case 'if':
      for (const { test, body } of command.branches) {
        walkBody(test, inside, found);
        walkBody(body, { ...inside, last: place.last }, found);
      }
      walkBody(command.otherwise ?? [], { ...inside, last: place.last }, found);
      return;
    case 'case':
      for (const { body } of command.items) walkBody(body, { ...inside, last: place.last }, found);
      return;
    case 'while':
      walkBody(command.test, inside, found);
      walkBody(command.body, inside, found);
      return;
    case 'for':
    case 'select':
    case 'arithmetic-for':
      walkBody(command.body, inside, found);
      return;
    case 'function':
      walk(command.body, inside, found);
      return;
    default:
  }
}

const plainText = (word: Word): string => word.parts.map(textOf).join('') || word.text.replace(/^(['"])(.*)\1$/s, '$2');

function textOf(part: Part): string {
  if (part.kind === 'literal') return part.text;
  if (part.kind === 'quoted') return part.parts.map(textOf).join('');
  return part.kind === 'parameter' ? (part.text || `$${part.name}`).replace(/^\$\{(\w+|@)\}$/, '$$$1') : '$(…)';
}
