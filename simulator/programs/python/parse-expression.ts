import type { Argument, Expression, FormatPart, Loop, Parameter, Place } from './ast';
import { PythonSyntaxError, readEscapes, type Token, tokenize } from './lex';
import { Unsupported } from './unsupported';

const COMPARE = new Set(['==', '!=', '<', '>', '<=', '>=', 'in', 'not', 'is']);
/** Loosest first. */
const BINARY = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@']];
export const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

/** Expressions, from tightest to loosest; the statements' parser builds on it. */
export class ExpressionParser {
  protected readonly tokens: readonly Token[];
  protected index = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  protected get now(): Token {
    return this.tokens[this.index] as Token;
  }

  protected is(text: string): boolean {
    return (this.now.kind === 'op' || this.now.kind === 'name') && this.now.text === text;
  }

  protected eat(text: string): Token | undefined {
    if (!this.is(text)) return undefined;
    this.index += 1;
    return this.tokens[this.index - 1];
  }

  protected take(text: string): Token {
    return this.eat(text) ?? this.fail();
  }

  protected name(): string {
    if (this.now.kind !== 'name' || KEYWORDS.has(this.now.text)) this.fail();
    this.index += 1;
    return this.tokens[this.index - 1]?.text ?? '';
  }

  protected fail(message = 'invalid syntax'): never {
    throw new PythonSyntaxError(message, this.now.line, this.now.from);
  }

  /** From the token at `begin` to the one before now. */
  #since(begin: number): Place {
    const first = this.tokens[begin] as Token;
    const last = this.tokens[this.index - 1] as Token;
    return { line: first.line, from: first.from, to: last.line === first.line ? last.to : Number.POSITIVE_INFINITY };
  }

  /** `a, b` without parentheses is a tuple. */
  expressions(): Expression {
    const begin = this.index;
    const first = this.#starred();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.eat(',')) {
      if (this.now.kind === 'newline' || this.is(')') || this.is('=') || this.is(':') || this.is(']') || this.is('}'))
        break;
      items.push(this.#starred());
    }
    return { kind: 'tuple', items, at: this.#since(begin) };
  }

  #starred(): Expression {
    if (this.is('*')) throw new Unsupported('* in front of an expression');
    return this.expression();
  }

  expression(): Expression {
    const begin = this.index;
    if (this.eat('lambda')) {
      const parameters = this.parameters(':');
      this.take(':');
      const body = this.expression();
      return { kind: 'lambda', parameters, body, at: this.#since(begin) };
    }
    if (this.is('yield') || this.is('await')) throw new Unsupported(this.now.text);
    const value = this.#or();
    if (this.is(':=')) throw new Unsupported(':=');
    if (!this.eat('if')) return value;
    const test = this.#or();
    this.take('else');
    const otherwise = this.expression();
    return { kind: 'if', test, yes: value, otherwise, at: this.#since(begin) };
  }

  parameters(close: string): Parameter[] {
    const out: Parameter[] = [];
    while (!this.is(close)) {
      const star = this.eat('**') ? ('**' as const) : this.eat('*') ? ('*' as const) : undefined;
      if (star === '*' && this.is(',')) {
        this.take(',');
        continue;
      }
      if (this.eat('/')) {
        this.eat(',');
        continue;
      }
      const name = this.name();
      if (close === ')' && this.eat(':')) this.expression();
      const initial = this.eat('=') ? this.expression() : undefined;
      out.push({ name, star, initial });
      if (!this.eat(',')) break;
    }
    return out;
  }

  #or(): Expression {
    const begin = this.index;
    let left = this.#and();
    while (this.eat('or')) left = { kind: 'logical', op: 'or', left, right: this.#and(), at: this.#since(begin) };
    return left;
  }

  #and(): Expression {
    const begin = this.index;
    let left = this.#not();
    while (this.eat('and')) left = { kind: 'logical', op: 'and', left, right: this.#not(), at: this.#since(begin) };
    return left;
  }

  #not(): Expression {
    const begin = this.index;
    if (this.eat('not')) return { kind: 'unary', op: 'not', operand: this.#not(), at: this.#since(begin) };
    const first = this.#binary(0);
    const rest: { op: string; operand: Expression }[] = [];
    while ((this.now.kind === 'op' || this.now.kind === 'name') && COMPARE.has(this.now.text)) {
      let op = this.now.text;
      this.index += 1;
      if (op === 'not') {
        this.take('in');
        op = 'not in';
      } else if (op === 'is' && this.eat('not')) op = 'is not';
      rest.push({ op, operand: this.#binary(0) });
    }
    return rest.length > 0 ? { kind: 'compare', first, rest, at: this.#since(begin) } : first;
  }

  #binary(level: number): Expression {
    const ops = BINARY[level];
    if (!ops) return this.#unary();
    const begin = this.index;
    let left = this.#binary(level + 1);
    while (this.now.kind === 'op' && ops.includes(this.now.text)) {
      const { text: op, line, from, to } = this.now;
      this.index += 1;
      const right = this.#binary(level + 1);
      left = { kind: 'binary', op, left, right, opAt: { line, from, to }, at: this.#since(begin) };
    }
    return left;
  }

  #unary(): Expression {
    const begin = this.index;
    for (const op of ['-', '+', '~'] as const)
      if (this.eat(op)) return { kind: 'unary', op, operand: this.#unary(), at: this.#since(begin) };
    const base = this.#postfix();
    if (!this.is('**')) return base;
    const { line, from, to } = this.now;
    this.index += 1;
    const right = this.#unary();
    return { kind: 'binary', op: '**', left: base, right, opAt: { line, from, to }, at: this.#since(begin) };
  }

  #postfix(): Expression {
    const begin = this.index;
    let value = this.#atom();
    for (;;) {
      if (this.eat('.')) value = { kind: 'attribute', object: value, name: this.name(), at: this.#since(begin) };
      else if (this.is('(')) {
        const open = this.now.from;
        this.index += 1;
        const args = this.#args();
        value = { kind: 'call', callee: value, args, open, at: this.#since(begin) };
      } else if (this.eat('[')) {
        const index = this.#subscript();
        this.take(']');
        value = { kind: 'subscript', object: value, index, at: this.#since(begin) };
      } else return value;
    }
  }

  #args(): Argument[] {
    const out: Argument[] = [];
    while (!this.eat(')')) {
      const star = this.eat('**') ? ('**' as const) : this.eat('*') ? ('*' as const) : undefined;
      const next = this.tokens[this.index + 1];
      if (!star && this.now.kind === 'name' && next?.kind === 'op' && next.text === '=') {
        const name = this.name();
        this.take('=');
        out.push({ name, value: this.expression() });
      } else {
        const begin = this.index;
        const value = this.expression();
        if (this.is('for')) {
          const loops = this.#loops();
          out.push({ value: { kind: 'comprehension', makes: 'list', item: value, loops, at: this.#since(begin) } });
        } else out.push({ star, value });
      }
      if (!this.eat(',') && !this.is(')')) this.fail(this.now.kind === 'end' ? "'(' was never closed" : undefined);
    }
    return out;
  }

  #subscript(): Expression {
    const begin = this.index;
    const part = () => (this.is(':') || this.is(']') ? undefined : this.expression());
    const start = part();
    if (!this.is(':')) {
      if (start && this.is(',')) {
        const items = [start];
        while (this.eat(',')) items.push(this.expression());
        return { kind: 'tuple', items, at: this.#since(begin) };
      }
      return start ?? this.fail();
    }
    this.take(':');
    const stop = part();
    const step = this.eat(':') ? part() : undefined;
    return { kind: 'slice', start, stop, step, at: this.#since(begin) };
  }

  #loops(): Loop[] {
    const out: Loop[] = [];
    while (this.eat('for')) {
      const target = this.targets();
      this.take('in');
      const over = this.#or();
      const tests: Expression[] = [];
      while (this.eat('if')) tests.push(this.#or());
      out.push({ target, over, tests });
    }
    return out;
  }

  /** What `for` assigns to. */
  targets(): Expression {
    const begin = this.index;
    const first = this.#postfix();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.eat(',') && !this.is('in')) items.push(this.#postfix());
    return { kind: 'tuple', items, at: this.#since(begin) };
  }

  #atom(): Expression {
    const begin = this.index;
    const token = this.now;
    this.index += 1;
    const at = () => this.#since(begin);
    if (token.kind === 'int') return { kind: 'int', number: Number(token.text), at: at() };
    if (token.kind === 'float') return { kind: 'float', number: Number(token.text), at: at() };
    if (token.kind === 'bytes') return { kind: 'bytes', text: token.text, at: at() };
    if (token.kind === 'string' || token.kind === 'format') return this.#strings(token, begin);
    if (token.kind === 'name') {
      if (token.text === 'True' || token.text === 'False')
        return { kind: 'constant', value: token.text === 'True', at: at() };
      if (token.text === 'None') return { kind: 'constant', value: null, at: at() };
      if (!KEYWORDS.has(token.text)) return { kind: 'name', name: token.text, at: at() };
    }
    if (token.kind === 'op' && token.text === '(') {
      if (this.eat(')')) return { kind: 'tuple', items: [], at: at() };
      const value = this.expressions();
      if (this.is('for')) {
        const loops = this.#loops();
        this.take(')');
        return { kind: 'comprehension', makes: 'list', item: value, loops, at: at() };
      }
      this.take(')');
      return value.kind === 'tuple' ? { ...value, at: at() } : value;
    }
    if (token.kind === 'op' && token.text === '[') return this.#list(begin);
    if (token.kind === 'op' && token.text === '{') return this.#braces(begin);
    this.index -= 1;
    return this.fail();
  }

  #list(begin: number): Expression {
    const items: Expression[] = [];
    while (!this.eat(']')) {
      items.push(this.expression());
      const [item] = items;
      if (item && items.length === 1 && this.is('for')) {
        const loops = this.#loops();
        this.take(']');
        return { kind: 'comprehension', makes: 'list', item, loops, at: this.#since(begin) };
      }
      if (!this.eat(',') && !this.is(']')) this.fail();
    }
    return { kind: 'list', items, at: this.#since(begin) };
  }

  #braces(begin: number): Expression {
    const entries: [Expression, Expression][] = [];
    const items: Expression[] = [];
    while (!this.eat('}')) {
      if (this.is('**')) throw new Unsupported('** in a dict');
      const item = this.expression();
      const value = this.eat(':') ? this.expression() : undefined;
      if (this.is('for')) {
        const loops = this.#loops();
        this.take('}');
        return { kind: 'comprehension', makes: value ? 'dict' : 'set', item, value, loops, at: this.#since(begin) };
      }
      if (value) entries.push([item, value]);
      else items.push(item);
      if (!this.eat(',') && !this.is('}')) this.fail();
    }
    return items.length > 0
      ? { kind: 'set', items, at: this.#since(begin) }
      : { kind: 'dict', entries, at: this.#since(begin) };
  }

  /** Literals side by side are one. */
  #strings(first: Token, begin: number): Expression {
    const tokens = [first];
    while (this.now.kind === 'string' || this.now.kind === 'format') {
      tokens.push(this.now);
      this.index += 1;
    }
    const at = this.#since(begin);
    if (tokens.every(({ kind }) => kind === 'string'))
      return { kind: 'constant', value: tokens.map(({ text }) => text).join(''), at };
    const parts = tokens.flatMap(({ kind, text, line }) => (kind === 'string' ? [text] : formatParts(text, line)));
    return { kind: 'format', parts, at };
  }
}

/** The inside of an f-string. */
function formatParts(text: string, line: number): (string | FormatPart)[] {
  const out: (string | FormatPart)[] = [];
  let at = 0;
  let plain = '';
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    if (two === '{{' || two === '}}') {
      plain += two[0];
      at += 2;
    } else if (text[at] === '{') {
      if (plain !== '') out.push(readEscapes(plain));
      plain = '';
      const end = closing(text, at, line);
      out.push(fieldOf(text.slice(at + 1, end), line));
      at = end + 1;
    } else if (text[at] === '\\') {
      plain += text.slice(at, at + 2);
      at += 2;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain !== '') out.push(readEscapes(plain));
  return out;
}

function closing(text: string, open: number, line: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('{[('.includes(char)) depth += 1;
    else if ('}])'.includes(char) && --depth === 0) return at;
  }
  throw new PythonSyntaxError("f-string: expecting '}'", line, open);
}

function fieldOf(text: string, line: number): FormatPart {
  const cut = endOfValue(text);
  let value = text.slice(0, cut);
  const [, conversion, spec = ''] = /^(?:!([rsa]))?(?::([\s\S]*))?$/.exec(text.slice(cut)) ?? [];
  const label = /=\s*$/.test(value) && !/[=!<>]=\s*$/.test(value) ? value : undefined;
  if (label !== undefined) value = value.replace(/=\s*$/, '');
  const inner = new ExpressionParser(tokenize(`(${value})`).map((token) => ({ ...token, line })));
  return { value: inner.expressions(), conversion, spec: formatParts(spec, line), label };
}

/** Where `!r` or `:spec` begins. */
function endOfValue(text: string): number {
  let depth = 0;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if ('{[('.includes(char)) depth += 1;
    else if ('}])'.includes(char)) depth -= 1;
    else if (depth === 0 && (char === ':' || (char === '!' && text[at + 1] !== '='))) return at;
  }
  return text.length;
}
