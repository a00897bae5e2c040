import * as unbash from 'unbash';
import type { Dialect } from './dialect';
import { expandBraces } from './syntax/braces';
import { Fault, faultOf, lineAt } from './syntax/fault';
import type {
  Argument,
  ArrayElement,
  Assignment,
  Body,
  Command,
  Parameter,
  ParameterOperation,
  Part,
  Redirect,
  Script,
  Statement,
  SyntaxFault,
  Test,
  Word,
} from './tree';

// The only file that knows the parser. It reads bash; what dash and ash read otherwise is rewritten (`[[` is a plain
// word there) and parsed again, or refused with the token those shells would stumble on.

export interface ParseOptions {
  readonly dialect: Dialect;
  readonly aliases?: ReadonlyMap<string, string>;
  /** Line number of the first line. */
  readonly line?: number;
}

const REWRITE_LIMIT = 1000;

export function parseScript(text: string, options: ParseOptions): Script {
  let source = text;
  const expanded: { start: number; end: number; name: string }[] = [];
  for (let round = 0; ; round++) {
    const converter = new Converter(source, options, round < REWRITE_LIMIT ? expanded : undefined);
    try {
      return converter.script(unbash.parse(source));
    } catch (rewrite) {
      if (!(rewrite instanceof Rewrite)) throw rewrite;
      source = source.slice(0, rewrite.pos) + rewrite.text + source.slice(rewrite.pos + rewrite.length);
      const grown = rewrite.text.length - rewrite.length;
      for (const range of expanded) {
        if (range.start > rewrite.pos) range.start += grown;
        if (range.end >= rewrite.pos + rewrite.length) range.end += grown;
      }
      if (rewrite.alias)
        expanded.push({ start: rewrite.pos, end: rewrite.pos + rewrite.text.length, name: rewrite.alias });
    }
  }
}

/** The expansions of a text as in a here-document: quotes are plain. */
export function parseText(text: string, options: ParseOptions): Word {
  if (!/[$`\\]/.test(text)) return literalWord(text);
  const source = `:<<\x01\n${text}\n\x01\n`;
  return new Converter(source, { ...options, line: (options.line ?? 1) - 1 }, undefined).hereText(
    unbash.parse(source),
    text,
  );
}

/** One word, as an assignment's right side. */
export function parseWord(text: string, options: ParseOptions): Word {
  const script = parseScript(`x=${text}`, options);
  const command = script.statements[0]?.command;
  const value = command?.kind === 'simple' ? command.assignments[0]?.value : undefined;
  return value && 'kind' in value ? value : literalWord(text);
}

export const literalWord = (text: string): Word => ({
  kind: 'word',
  text,
  parts: text === '' ? [] : [{ kind: 'literal', text, quoted: true }],
});

class Rewrite extends Error {
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

class Converter {
  readonly source: string;
  readonly options: ParseOptions;
  readonly aliased: { start: number; end: number; name: string }[] | undefined;
  /** Inside an unescaped copy (backticks) positions mean nothing to the whole source: no rewriting there. */
  readonly nested: boolean;
  unclosed = false;

  constructor(source: string, options: ParseOptions, aliased: Converter['aliased'], nested = false) {
    this.source = source;
    this.options = options;
    this.aliased = aliased;
    this.nested = nested;
  }

  script(script: unbash.ParsedScript): Script {
    if (script.source !== undefined && script.source !== this.source) {
      const line = this.line(script.pos);
      return parseScript(script.source, { ...this.options, line });
    }
    const statements: Statement[] = [];
    let error: SyntaxFault | undefined;
    const errors = script.errors ?? [];
    const firstError = errors.length > 0 ? Math.min(...errors.map((e) => e.pos)) : Infinity;
    for (const statement of script.commands) {
      if (statement.pos <= firstError && firstError <= statement.end && this.unfinished(statement, firstError)) break;
      if (statement.pos > firstError) break;
      try {
        statements.push(this.statement(statement));
      } catch (fault) {
        if (!(fault instanceof Fault)) throw fault;
        if (errors.length > 0 && this.options.dialect.bash) break;
        const start = this.line(statement.pos);
        return { statements: statements.filter((s) => s.endLine < start), error: fault.fault };
      }
    }
    if (errors.length > 0) {
      const fault = faultOf(errors, this.source);
      error = { ...fault, line: fault.line + this.base };
      const holder = script.commands.find((s) => s.pos <= firstError && firstError <= s.end);
      const start = Math.min(error.line, holder ? this.line(holder.pos) : Infinity);
      return { statements: statements.filter((s) => s.endLine < start), error };
    }
    return this.unclosed ? { statements, unclosed: true } : { statements };
  }

  unfinished(statement: unbash.Statement, error: number): boolean {
    return error < statement.end || this.line(statement.end) === this.line(error);
  }

  hereText(script: unbash.ParsedScript, text: string): Word {
    const command = script.commands[0]?.command;
    const document = command?.type === 'Command' ? command.redirects[0] : undefined;
    if (document?.type !== 'HereDoc') return literalWord(text);
    const parts = this.parts(document.body.parts, document.body.text, true);
    const last = parts.at(-1);
    if (last?.kind === 'literal') parts[parts.length - 1] = { ...last, text: last.text.replace(/\n$/, '') };
    return { kind: 'word', text, parts };
  }

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

  statement(node: unbash.Statement): Statement {
    return {
      command: this.command(node.command),
      background: node.background ?? false,
      line: this.line(node.pos),
      endLine: this.line(node.end),
    };
  }

  body(list: unbash.CompoundList): Body {
    return list.commands.map((statement) => this.statement(statement));
  }

  command(node: unbash.Statement['command'] | unbash.CompoundList): Command {
    const base = { line: this.line(node.pos), text: this.text(node) };
    switch (node.type) {
      case 'Command':
        return this.simple(node);
      case 'AndOr': {
        const [first, ...rest] = node.commands.map((c) => this.command(c));
        if (!first) return this.refuse('token', '&&', node.pos);
        return {
          ...base,
          kind: 'and-or',
          first,
          rest: rest.map((command, i) => ({ op: node.operators[i] ?? '&&', command })),
        };
      }
      case 'Pipeline':
        return this.pipeline(node);
      case 'BraceGroup':
        return { ...base, kind: 'group', body: this.body(node.body) };
      case 'CompoundList':
        return { ...base, kind: 'group', body: this.body(node) };
      case 'Subshell':
        return { ...base, kind: 'subshell', body: this.body(node.body) };
      case 'If': {
        const branches = [node, ...node.elif].map((b) => ({ test: this.body(b.clause), body: this.body(b.then) }));
        return { ...base, kind: 'if', branches, otherwise: node.else && this.body(node.else) };
      }
      case 'For': {
        if (!this.options.dialect.bash && !/^[A-Za-z_]\w*$/.test(node.name.text))
          this.refuse('for-name', node.name.text, node.name.pos);
        return {
          ...base,
          kind: 'for',
          name: node.name.text,
          words: node.wordlist && this.words(node.wordlist),
          body: this.body(node.body),
        };
      }
      case 'Select':
        if (!this.options.dialect.bash) this.refuse('token', 'do', node.body.pos);
        return {
          ...base,
          kind: 'select',
          name: node.name.text,
          words: node.wordlist && this.words(node.wordlist),
          body: this.body(node.body),
        };
      case 'ArithmeticFor': {
        if (!this.syntax.arithmeticCommands) this.refuse('for-name', '((', node.pos);
        const part = (e: unbash.ArithmeticExpression | undefined) =>
          this.arithmeticText(e ? this.text(e) : '', node.pos);
        return {
          ...base,
          kind: 'arithmetic-for',
          init: part(node.initialize),
          test: part(node.test),
          update: part(node.update),
          body: this.body(node.body),
        };
      }
      case 'While':
        return {
          ...base,
          kind: 'while',
          until: node.kind === 'until',
          test: this.body(node.clause),
          body: this.body(node.body),
        };
      case 'Case':
        return {
          ...base,
          kind: 'case',
          word: this.word(node.word),
          items: node.items.map((item) => {
            const end = item.terminator ?? ';;';
            if (end !== ';;' && !this.syntax.fallthroughCase) this.refuse('token', '&', item.end);
            return { patterns: item.pattern.map((p) => this.word(p)), body: this.body(item.body), end };
          }),
        };
      case 'Function': {
        if (/^function\s/.test(base.text) && !this.syntax.functionKeyword)
          this.refuse('token', /^function\s+\S+?\s*\(/.test(base.text) ? '(' : '}', node.end);
        if (!this.options.dialect.bash && !/^[A-Za-z_]\w*$/.test(node.name.text))
          this.refuse('function-name', node.name.text, node.pos);
        return { ...base, kind: 'function', name: node.name.value, body: this.command(node.body) };
      }
      case 'TestCommand':
        if (!this.syntax.conditions) this.rewrite(node.pos, 2, '\\[[');
        return { ...base, kind: 'condition', test: this.test(node.expression) };
      case 'ArithmeticCommand':
        if (!this.syntax.arithmeticCommands) this.rewrite(node.pos, 2, '( (');
        return { ...base, kind: 'arithmetic', expression: this.arithmeticText(node.body, node.pos) };
      case 'Redirected':
        return {
          ...base,
          kind: 'redirected',
          command: this.command(node.command),
          redirects: node.redirects.map((r) => this.redirect(r)),
        };
      case 'Coproc':
        return { ...base, kind: 'coproc' };
    }
  }

  rewrite(pos: number, length: number, text: string): void {
    if (!this.nested) throw new Rewrite(pos, length, text);
  }

  pipeline(node: unbash.Pipeline): Command {
    const time = node.prefixes.find((p) => p.type === 'Time');
    if (time && !this.syntax.timeKeyword) this.rewrite(time.pos, 4, '\\time');
    if (node.operators.includes('|&') && !this.options.dialect.bash) this.refuse('token', '&', node.pos);
    return {
      kind: 'pipeline',
      line: this.line(node.pos),
      text: this.text(node),
      negated: node.prefixes.filter((p) => p.type === 'Negation').length % 2 === 1,
      timed: time?.type === 'Time' ? (time.posix ? 'posix' : 'bash') : undefined,
      commands: node.commands.map((c) => this.command(c)),
      stderrToo: node.operators.map((op) => op === '|&'),
    };
  }

  simple(node: unbash.Command): Command {
    this.expandAlias(node);
    const assignments: Assignment[] = [];
    const words: Argument[] = [];
    for (const item of node.prefix) {
      if (item.type !== 'Assignment') continue;
      const plain = this.syntax.arrays || (!item.append && !item.index);
      if (plain && words.length === 0) assignments.push(this.assignment(item));
      else words.push(this.assignmentWord(item));
    }
    if (node.name) words.push(...this.words([node.name]));
    for (const arg of node.args) {
      if (arg.type === 'Assignment')
        words.push(this.syntax.arrays || !(arg.append || arg.index) ? this.assignment(arg) : this.assignmentWord(arg));
      else words.push(...this.words([arg]));
    }
    const redirects = node.redirects.map((r) => this.redirect(r));
    return { kind: 'simple', line: this.line(node.pos), text: this.text(node), assignments, words, redirects };
  }

  expandAlias(node: unbash.Command): void {
    const { aliases } = this.options;
    const word = node.name;
    if (!aliases || !word || !this.aliased || this.nested) return;
    const inRange = this.aliased.filter((range) => range.start <= word.pos && word.pos < range.end);
    const value = aliases.get(word.text);
    if (value !== undefined && !inRange.some((range) => range.name === word.text))
      throw new Rewrite(word.pos, word.text.length, value, word.text);
  }

  assignment(node: unbash.Assignment): Assignment {
    const base = {
      kind: 'assignment' as const,
      name: node.name,
      append: node.append ?? false,
      text: node.text,
      index: node.index && this.arithmeticWord(node.index),
    };
    if (node.value.type === 'Word') return { ...base, value: this.word(node.value, true) };
    if (!this.syntax.arrays) this.refuse('token', '(', node.value.pos);
    return { ...base, value: node.value.elements.flatMap((element) => this.element(element)) };
  }

  element(word: unbash.Word): ArrayElement[] {
    const keyed = /^\[((?:[^\]"']|"[^"]*"|'[^']*')*)\](\+?)=/.exec(word.text);
    if (!keyed) return this.words([word]).map((value) => ({ index: undefined, append: false, value }));
    const options = { ...this.options, line: this.line(word.pos) };
    return [
      {
        index: parseWord(keyed[1] ?? '', options),
        append: keyed[2] === '+',
        value: parseWord(word.text.slice(keyed[0].length), options),
      },
    ];
  }

  assignmentWord(node: unbash.Assignment): Word {
    const value = node.value.type === 'Word' ? this.word(node.value) : undefined;
    if (!value) return this.refuse('token', '(', node.value.pos);
    const head = node.text.slice(0, node.text.length - value.text.length);
    return { kind: 'word', text: node.text, parts: [{ kind: 'literal', text: head, quoted: true }, ...value.parts] };
  }

  redirect(node: unbash.Redirection): Redirect {
    const fd = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
    const variable = node.descriptor?.type === 'FileDescriptorVariable' ? node.descriptor.name : undefined;
    if (node.type === 'HereDoc') {
      const quoted = node.delimiter?.quoted ?? false;
      const { text } = node.body;
      const raw: readonly Part[] = quoted ? literalWord(text).parts : this.parts(node.body.parts, text, true);
      const target: Word = { kind: 'word', text, parts: node.operator === '<<-' ? withoutTabs(raw) : raw };
      const here = { op: '<<' as const, fd, variable, target };
      if (node.closing) return here;
      this.unclosed = true;
      return {
        ...here,
        unclosed: {
          line: this.line(node.pos),
          endLine: this.line(this.source.length),
          delimiter: node.delimiter?.value ?? '',
        },
      };
    }
    if (node.type === 'HereString' && !this.syntax.hereStrings) this.refuse('token', 'redirection', node.pos);
    if (node.operator.startsWith('&>') && !this.syntax.ampersandRedirect) this.rewrite(node.pos, 2, '& >');
    return { op: node.operator, fd, variable, target: node.target ? this.word(node.target) : literalWord('') };
  }

  test(node: unbash.TestExpression): Test {
    switch (node.type) {
      case 'TestUnary':
        return { kind: 'unary', op: node.operator, word: this.word(node.operand) };
      case 'TestBinary':
        return {
          kind: 'binary',
          op: node.operator,
          left: this.word(node.left),
          right: node.operator === '=~' ? this.regexWord(node.right) : this.word(node.right),
        };
      case 'TestLogical':
        return { kind: 'logical', op: node.operator, tests: node.operands.map((t) => this.test(t)) };
      case 'TestNot':
        return node.negations.length % 2 === 1
          ? { kind: 'not', test: this.test(node.operand) }
          : this.test(node.operand);
      case 'TestGroup':
        return this.test(node.expression);
    }
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
    const inner = new Converter(`: ${text}`, { ...this.options, line }, undefined, true);
    return word?.type === 'Word' ? inner.word(word) : literalWord(text);
  }

  word(node: unbash.Word, _assignment = false): Word {
    return { kind: 'word', text: node.text, parts: this.parts(node.parts, node.text, false, node.value) };
  }

  arithmeticWord(node: unbash.Word): Word {
    return this.word(node);
  }

  arithmeticText(text: string, pos: number): Word {
    return parseText(text.replace(/"/g, ''), { ...this.options, line: this.line(pos) });
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
          return [{ kind: 'quoted', parts: [{ kind: 'literal', text: toByteString(part.value), quoted: true }] }];
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
              offset: this.arithmeticWord(op.offset),
              length: op.length && this.arithmeticWord(op.length),
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

/** `<<-`: tabs at the start of lines go. */
const withoutTabs = (parts: readonly Part[]): Part[] =>
  parts.map((part, i) =>
    part.kind === 'literal' ? { ...part, text: part.text.replace(i === 0 ? /(^|\n)\t+/g : /(\n)\t+/g, '$1') } : part,
  );

const unescapeHere = (text: string): string => text.replace(/\\([$`\\])|\\\n/g, '$1');

const toByteString = (text: string): string => text;
