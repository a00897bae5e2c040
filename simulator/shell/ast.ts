import * as unbash from 'unbash';
import { literalWord, type ParseOptions, Rewrite, WordReader, withoutTabs } from './ast-words';
import { Fault, faultOf } from './syntax/fault';
import type {
  Argument,
  ArrayElement,
  Assignment,
  Body,
  Command,
  Part,
  Redirect,
  Script,
  Statement,
  SyntaxFault,
  Test,
  Word,
} from './tree';

// With ast-words.ts the only file that knows the parser. It reads bash; what dash and ash read otherwise is rewritten (`[[` is a plain
// word there) and parsed again, or refused with the token those shells would stumble on.

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

class Converter extends WordReader {
  readonly aliased: { start: number; end: number; name: string }[] | undefined;
  unclosed = false;

  constructor(source: string, options: ParseOptions, aliased: Converter['aliased'], nested = false) {
    super(source, options, nested);
    this.aliased = aliased;
  }

  reader(source: string, line: number): WordReader {
    return new Converter(source, { ...this.options, line }, undefined, true);
  }

  expansionsOf(text: string, line: number): Word {
    return parseText(text, { ...this.options, line });
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
    // bash numbers a command when its first word ends.
    const first = this.options.dialect.bash ? (node.prefix[0] ?? node.name) : undefined;
    const line = this.line(first?.end ?? node.pos);
    return { kind: 'simple', line, text: this.text(node), assignments, words, redirects };
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
      index: node.index && this.word(node.index),
    };
    if (node.value.type === 'Word') return { ...base, value: this.word(node.value) };
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
}
