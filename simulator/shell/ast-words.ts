import * as unbash from 'unbash';
import { utf8 } from '../bytes';
import type { Dialect } from './dialect';
import { expandBraces } from './syntax/braces';
import { Fault, lineAt } from './syntax/fault';
import type { Parameter, ParameterOperation, Part, Script, SyntaxFault, Word } from './tree';

// The words of ast.ts: the only other file that knows the parser.

export interface ParseOptions {
  readonly dialect: Dialect;
  readonly aliases?: ReadonlyMap<string, string>;
  /** Line number of the first line. */
  readonly line?: number;
}

export const literalWord = (text: string): Word => ({
  kind: 'word',
  text,
  parts: text === '' ? [] : [{ kind: 'literal', text, quoted: true }],
});

/** The source must be read again with this text in the place of that: thrown through the conversion. */
export class Rewrite extends Error {
  readonly pos: number;
  readonly length: number;
  readonly text: string;
  readonly alias: string | undefined;
  constructor(pos: number, length: number, text: string, alias?: string) {
    super('rewrite');
    this.pos = pos;
    this.length = length;
    this.text = text;
    this.alias = alias;
  }
}

/** Turns the parser's words into ours. */
export abstract class WordReader {
  readonly source: string;
  readonly options: ParseOptions;
  /** Inside an unescaped copy (backticks) positions mean nothing to the whole source: no rewriting there. */
  readonly nested: boolean;

  constructor(source: string, options: ParseOptions, nested: boolean) {
    this.source = source;
    this.options = options;
    this.nested = nested;
  }

  abstract script(script: unbash.ParsedScript): Script;
  /** A reader for another text. */
  abstract reader(source: string, line: number): WordReader;
  /** The expansions of a text as in a here-document. */
  abstract expansionsOf(text: string, line: number): Word;

  get base(): number {
    return (this.options.line ?? 1) - 1;
  }
  line(pos: number): number {
    return lineAt(this.source, pos) + this.base;
  }
  text(node: { pos: number; end: number }): string {
    return this.source.slice(node.pos, node.end);
  }
  get syntax(): Dialect['syntax'] {
    return this.options.dialect.syntax;
  }

  refuse(kind: SyntaxFault['kind'], token: string, pos: number): never {
    const line = lineAt(this.source, pos);
    throw new Fault({ kind, token, line: line + this.base, sourceLine: this.source.split('\n')[line - 1] ?? '' });
  }

  rewrite(pos: number, length: number, text: string): void {
    if (!this.nested) throw new Rewrite(pos, length, text);
  }

  /** In a regular expression a backslash belongs to the expression: kept. */
  regexWord(node: unbash.Word): Word {
    const word = this.word(node);
    const raw = (parts: readonly unbash.WordPart[] | undefined): Part[] =>
      !parts
        ? [{ kind: 'literal', text: node.text, quoted: false }]
        : parts.flatMap((p) =>
            p.type === 'Literal' || p.type === 'Glob'
              ? [{ kind: 'literal' as const, text: p.text, quoted: false }]
              : this.part(p, false),
          );
    return { ...word, parts: raw(node.parts) };
  }

  words(nodes: readonly unbash.Word[]): Word[] {
    return nodes.flatMap((node) => {
      const braces = this.syntax.braces && (node.parts?.some((p) => p.type === 'BraceExpansion') ?? false);
      if (!braces) return [this.word(node)];
      const line = this.line(node.pos);
      return expandBraces(node.text).map((text) => this.reparse(text, line));
    });
  }

  reparse(text: string, line: number): Word {
    const script = unbash.parse(`: ${text}`);
    const command = script.commands[0]?.command;
    const word = command?.type === 'Command' ? command.args[0] : undefined;
    const inner = this.reader(`: ${text}`, line);
    return word?.type === 'Word' ? inner.word(word) : literalWord(text);
  }

  word(node: unbash.Word): Word {
    return { kind: 'word', text: node.text, parts: this.parts(node.parts, node.text, false, node.value) };
  }

  arithmeticText(text: string, pos: number): Word {
    return this.expansionsOf(text.replace(/"/g, ''), this.line(pos));
  }

  parts(parts: readonly unbash.WordPart[] | undefined, text: string, quoted: boolean, value = text): Part[] {
    if (parts) return parts.flatMap((part) => this.part(part, quoted));
    if (text === '') return [];
    if (quoted || text === value) return [{ kind: 'literal', text: quoted ? unescapeHere(text) : value, quoted }];
    return unquoted(text);
  }

  part(part: unbash.WordPart, quoted: boolean): Part[] {
    switch (part.type) {
      case 'Literal':
        return quoted ? [{ kind: 'literal', text: part.value, quoted: true }] : unquoted(part.text);
      case 'Glob':
        if (part.kind !== 'bracket') return [{ kind: 'literal', text: part.text, quoted: false }];
        return [
          { kind: 'literal', text: '[', quoted: false },
          ...part.parts.flatMap((p) => this.part(p, quoted)),
          { kind: 'literal', text: ']', quoted: false },
        ];
      case 'SingleQuoted':
        return [{ kind: 'quoted', parts: [{ kind: 'literal', text: part.value, quoted: true }] }];
      case 'AnsiCQuoted':
        if (this.syntax.ansiQuotes)
          return [
            {
              kind: 'quoted',
              parts: [
                { kind: 'literal', text: /\\[uU]/.test(part.text) ? utf8(part.value) : part.value, quoted: true },
              ],
            },
          ];
        return [{ kind: 'literal', text: `$${part.text.slice(2, -1)}`, quoted: true }];
      case 'DoubleQuoted':
        return [{ kind: 'quoted', parts: part.parts.flatMap((p) => this.part(p, true)) }];
      case 'LocaleString': {
        const inner: Part = { kind: 'quoted', parts: part.parts.flatMap((p) => this.part(p, true)) };
        return this.options.dialect.bash ? [inner] : [{ kind: 'literal', text: '$', quoted: true }, inner];
      }
      case 'SimpleExpansion':
        return [
          {
            kind: 'parameter',
            text: part.text,
            name: part.text.slice(1),
            prefix: undefined,
            index: undefined,
            op: undefined,
          },
        ];
      case 'ParameterExpansion':
        return [this.parameter(part, quoted)];
      case 'CommandExpansion': {
        const script = part.script ? this.nestedScript(part.script) : { statements: [] };
        return [{ kind: 'command', script }];
      }
      case 'ArithmeticExpansion': {
        const old = part.text.startsWith('$[');
        if (old && !this.options.dialect.bash) return [{ kind: 'literal', text: part.text, quoted: true }];
        return [
          {
            kind: 'arithmetic',
            expression: this.arithmeticText(old ? part.text.slice(2, -1) : part.text.slice(3, -2), part.pos),
          },
        ];
      }
      case 'ProcessSubstitution':
        if (!this.syntax.processSubstitution) return this.refuse('token', '(', part.pos);
        return [
          {
            kind: 'process',
            direction: part.operator,
            script: part.script ? this.nestedScript(part.script) : { statements: [] },
            text: part.text,
          },
        ];
      case 'ExtendedGlob':
        if (!this.options.dialect.bash) return this.refuse('token', '(', part.pos);
        if (!part.parts) return unquoted(part.text);
        return [
          { kind: 'literal', text: `${part.operator}(`, quoted: false },
          ...part.parts.flatMap((p) => this.part(p, false)),
          { kind: 'literal', text: ')', quoted: false },
        ];
      case 'BraceExpansion':
        if (!part.parts) return unquoted(part.text);
        return [
          { kind: 'literal', text: '{', quoted: false },
          ...part.parts.flatMap((p) => this.part(p, quoted)),
          { kind: 'literal', text: '}', quoted: false },
        ];
    }
  }

  nestedScript(node: unbash.ParsedScript): Script {
    const script = this.script(node);
    if (script.error) throw new Fault(script.error);
    return script;
  }

  parameter(part: unbash.ParameterExpansionPart, quoted: boolean): Parameter {
    const base = {
      kind: 'parameter' as const,
      text: part.text,
      name: part.parameter,
      prefix: part.prefix,
      index: part.index && this.word(part.index),
    };
    const bashOnly = part.index !== undefined || part.prefix === '!';
    const op = part.operation && this.operation(part.operation, quoted);
    const bad = !/^(?:[A-Za-z_]\w*|\d+|[-@*#?$!_])$/.test(part.parameter) || (bashOnly && !this.syntax.transforms);
    return { ...base, op: bad ? { kind: 'bad' } : op };
  }

  operation(op: unbash.ParameterOperation, quoted: boolean): ParameterOperation {
    const word = (node: unbash.Word): Word => ({
      kind: 'word',
      text: node.text,
      parts: this.parts(node.parts, node.text, quoted, node.value),
    });
    switch (op.type) {
      case 'Default':
        return { kind: 'default', op: op.operator, word: word(op.operand) };
      case 'Remove':
        return { kind: 'remove', op: op.operator, word: this.word(op.operand) };
      case 'Replace':
        return this.syntax.substrings
          ? { kind: 'replace', op: op.operator, pattern: this.word(op.pattern), replacement: this.word(op.replacement) }
          : { kind: 'bad' };
      case 'Slice':
        return this.syntax.substrings
          ? {
              kind: 'slice',
              offset: this.word(op.offset),
              length: op.length && this.word(op.length),
            }
          : { kind: 'bad' };
      case 'CaseModification':
        return this.syntax.transforms
          ? { kind: 'case', op: op.operator, pattern: op.operand && this.word(op.operand) }
          : { kind: 'bad' };
      case 'Transform':
        return this.syntax.transforms && /^[UuLQEPAKak]$/.test(op.operand.text)
          ? { kind: 'transform', op: op.operand.text }
          : { kind: 'bad' };
      case 'Names':
        return this.syntax.transforms ? { kind: 'names', op: op.operator } : { kind: 'bad' };
      case 'Unknown':
        return { kind: 'bad' };
    }
  }
}

/** Literal text outside quotes: a backslash quotes the next character, and vanishes with a newline. */
function unquoted(text: string): Part[] {
  const out: Part[] = [];
  for (const piece of text.match(/\\[\s\S]|\\$|[^\\]+/g) ?? []) {
    if (piece === '\\\n') continue;
    out.push(
      piece.startsWith('\\')
        ? { kind: 'literal', text: piece.slice(1) || '\\', quoted: true }
        : { kind: 'literal', text: piece, quoted: false },
    );
  }
  return out;
}

export const unescapeHere = (text: string): string => text.replace(/\\([$`\\])|\\\n/g, '$1');

/** `<<-`: tabs at the start of lines go. */
export const withoutTabs = (parts: readonly Part[]): Part[] =>
  parts.map((part, i) =>
    part.kind === 'literal' ? { ...part, text: part.text.replace(i === 0 ? /(^|\n)\t+/g : /(\n)\t+/g, '$1') } : part,
  );
