import type { Expression, FunctionNode, Pattern, Place, Statement } from './ast';
import { lex, type Token, Unsupported } from './lex';
import { BINARY } from './precedence';

const ASSIGNMENTS = new Set([
  '=',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '**=',
  '<<=',
  '>>=',
  '>>>=',
  '&=',
  '|=',
  '^=',
  '&&=',
  '||=',
  '??=',
]);
export const BEYOND = new Set(['class', 'async', 'await', 'yield', 'import', 'export', 'with', 'debugger']);

/** Tokens into expressions; statements are its subclass's. */
export abstract class ExpressionParser {
  protected readonly tokens: readonly Token[];
  protected at = 0;
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  /** The inside of `${…}`. */
  whole(): Expression {
    return this.expression();
  }

  protected get now(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '', at: 0, line: 0, newline: true };
  }
  protected peek(ahead: number): Token | undefined {
    return this.tokens[this.at + ahead];
  }
  protected is(text: string): boolean {
    return this.now.text === text && (this.now.kind === 'punctuator' || this.now.kind === 'name');
  }
  protected take(text?: string): Token {
    const token = this.now;
    if (text !== undefined && !this.is(text))
      throw new Unsupported(
        token.kind === 'end'
          ? 'Unexpected end of input'
          : `Unexpected ${token.kind === 'name' ? `identifier '${token.text}'` : `token '${token.text}'`}`,
        token.line,
      );
    this.at += 1;
    return token;
  }
  protected eat(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }
  protected place(): Place {
    return { at: this.now.at, line: this.now.line };
  }
  protected end(): void {
    if (this.eat(';') || this.is('}') || this.now.kind === 'end' || this.now.newline) return;
    this.take(';');
  }
  protected name(): string {
    const token = this.take();
    if (token.kind !== 'name') throw new Unsupported(`Unexpected token '${token.text}'`, token.line);
    return token.text;
  }

  protected pattern(): Pattern {
    if (this.eat('...')) return { kind: 'rest', name: this.name() };
    if (this.eat('{')) {
      const entries: { key: string; value: Pattern }[] = [];
      while (!this.eat('}')) {
        const key = this.name();
        const value: Pattern = this.eat(':')
          ? this.withDefault()
          : { kind: 'name', name: key, ...(this.eat('=') && { default: this.assignment() }) };
        entries.push({ key, value });
        this.eat(',');
      }
      return { kind: 'object', entries };
    }
    if (this.eat('[')) {
      const items: (Pattern | undefined)[] = [];
      while (!this.eat(']')) {
        if (this.eat(',')) items.push(undefined);
        else {
          items.push(this.withDefault());
          this.eat(',');
        }
      }
      return { kind: 'array', items };
    }
    return { kind: 'name', name: this.name() };
  }

  protected withDefault(): Pattern {
    const target = this.pattern();
    return target.kind !== 'rest' && this.eat('=') ? { ...target, default: this.assignment() } : target;
  }

  protected parameters(): Pattern[] {
    const out: Pattern[] = [];
    this.take('(');
    while (!this.eat(')')) {
      out.push(this.withDefault());
      this.eat(',');
    }
    return out;
  }

  protected function(): FunctionNode {
    const place = this.place();
    this.take('function');
    if (this.is('*')) throw new Unsupported("'function*'", place.line);
    const name = this.is('(') ? '' : this.name();
    return { kind: 'function', name, parameters: this.parameters(), body: this.block(), arrow: false, ...place };
  }

  protected expression(): Expression {
    const place = this.place();
    const first = this.assignment();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.eat(',')) items.push(this.assignment());
    return { kind: 'sequence', items, ...place };
  }

  /** Is this parenthesis the parameter list of an arrow function? */
  protected arrowAhead(): boolean {
    if (this.now.kind === 'name') return this.peek(1)?.text === '=>';
    if (!this.is('(')) return false;
    let depth = 0;
    for (let k = 0; ; k++) {
      const token = this.peek(k);
      if (!token || token.kind === 'end') return false;
      if (token.kind !== 'punctuator') continue;
      if ('([{'.includes(token.text)) depth += 1;
      if (')]}'.includes(token.text)) depth -= 1;
      if (depth === 0) return this.peek(k + 1)?.text === '=>';
    }
  }

  protected assignment(): Expression {
    const place = this.place();
    if (this.now.kind === 'name' && BEYOND.has(this.now.text)) throw new Unsupported(`'${this.now.text}'`, place.line);
    if (this.arrowAhead()) {
      const parameters: Pattern[] = this.is('(') ? this.parameters() : [{ kind: 'name', name: this.name() }];
      this.take('=>');
      return {
        kind: 'function',
        name: '',
        parameters,
        body: this.is('{') ? this.block() : this.assignment(),
        arrow: true,
        ...place,
      };
    }
    const target = this.conditional();
    if (this.now.kind !== 'punctuator' || !ASSIGNMENTS.has(this.now.text)) return target;
    const operator = this.take().text;
    return { kind: 'assign', operator, target, value: this.assignment(), ...place };
  }

  protected conditional(): Expression {
    const place = this.place();
    const test = this.binary(0);
    if (!this.eat('?')) return test;
    const yes = this.assignment();
    this.take(':');
    return { kind: 'conditional', test, yes, no: this.assignment(), ...place };
  }

  protected binary(level: number): Expression {
    const operators = BINARY[level];
    if (!operators) return this.unary();
    const place = this.place();
    let left = this.binary(level + 1);
    while (operators.includes(this.now.text) && (this.now.kind === 'punctuator' || this.now.kind === 'name')) {
      const operator = this.take().text;
      const right = operator === '**' ? this.binary(level) : this.binary(level + 1);
      left = { kind: level < 3 ? 'logical' : 'binary', operator, left, right, ...place };
    }
    return left;
  }

  protected unary(): Expression {
    const place = this.place();
    const { text, kind } = this.now;
    if (
      (kind === 'punctuator' && ['!', '-', '+', '~'].includes(text)) ||
      (kind === 'name' && ['typeof', 'void', 'delete'].includes(text))
    ) {
      this.take();
      return { kind: 'unary', operator: text, value: this.unary(), ...place };
    }
    if (this.is('++') || this.is('--')) {
      const operator = this.take().text;
      return { kind: 'update', operator, prefix: true, target: this.unary(), ...place };
    }
    const target = this.postfix(this.primary());
    if ((this.is('++') || this.is('--')) && !this.now.newline)
      return { kind: 'update', operator: this.take().text, prefix: false, target, ...place };
    return target;
  }

  protected args(): { readonly args: Expression[]; readonly lines: boolean } {
    const args: Expression[] = [];
    this.take('(');
    let lines = this.now.newline;
    while (!this.eat(')')) {
      args.push(this.item());
      if (!this.is(')')) this.take(',');
      lines ||= this.now.newline;
    }
    return { args, lines };
  }

  protected item(): Expression {
    const place = this.place();
    return this.eat('...') ? { kind: 'spread', value: this.assignment(), ...place } : this.assignment();
  }

  protected postfix(start: Expression, calls = true): Expression {
    let made = start;
    for (;;) {
      const place = { at: made.at, line: this.now.line };
      const optional = this.eat('?.');
      if (calls && this.is('(')) made = { kind: 'call', callee: made, ...this.args(), optional, ...place };
      else if (this.eat('[')) {
        made = { kind: 'member', object: made, property: this.expression(), optional, ...place };
        this.take(']');
      } else if (optional || this.eat('.')) {
        const at = this.place();
        made = {
          kind: 'member',
          object: made,
          property: { kind: 'literal', value: this.name(), ...at },
          optional,
          ...place,
        };
      } else return made;
    }
  }

  protected primary(): Expression {
    const place = this.place();
    const token = this.now;
    if (token.kind === 'number' || token.kind === 'string') {
      this.take();
      return { kind: 'literal', value: token.value, ...place };
    }
    if (token.kind === 'regex') {
      this.take();
      return { kind: 'regex', source: token.source, flags: token.flags, ...place };
    }
    if (token.kind === 'template') {
      this.take();
      return {
        kind: 'template',
        parts: token.parts,
        values: token.sources.map(({ text, line }) => this.inner(lex(text, line))),
        ...place,
      };
    }
    if (this.eat('(')) {
      const value = this.expression();
      this.take(')');
      return value;
    }
    if (this.eat('[')) {
      const items: Expression[] = [];
      let lines = this.now.newline;
      while (!this.eat(']')) {
        items.push(this.item());
        this.eat(',');
        lines ||= this.now.newline;
      }
      return { kind: 'array', items, lines, ...place };
    }
    if (this.eat('{')) return this.object(place);
    if (token.kind === 'name') {
      if (token.text === 'function') return this.function();
      this.take();
      if (token.text === 'new') {
        const callee = this.postfix(this.primary(), false);
        return { kind: 'new', callee, ...(this.is('(') ? this.args() : { args: [] }), optional: false, ...place };
      }
      const constants: Record<string, true | false | null | undefined> = {
        true: true,
        false: false,
        null: null,
        undefined: undefined,
      };
      if (Object.hasOwn(constants, token.text)) return { kind: 'literal', value: constants[token.text], ...place };
      return token.text === 'this' ? { kind: 'this', ...place } : { kind: 'name', name: token.text, ...place };
    }
    this.take('an expression');
    throw new Unsupported('an expression', place.line);
  }

  protected object(place: Place): Expression {
    const entries: { key: Expression; value: Expression; spread?: boolean; quoted?: boolean }[] = [];
    let lines = this.now.newline;
    while (!this.eat('}')) {
      const at = this.place();
      if (this.eat('...')) {
        const value = this.assignment();
        entries.push({ key: value, value, spread: true });
      } else {
        const token = this.take();
        let key: Expression = {
          kind: 'literal',
          value: token.kind === 'string' || token.kind === 'number' ? String(token.value) : token.text,
          ...at,
        };
        if (token.text === '[' && token.kind === 'punctuator') {
          key = this.assignment();
          this.take(']');
        }
        if (this.is('('))
          entries.push({
            key,
            value: {
              kind: 'function',
              name: token.text,
              parameters: this.parameters(),
              body: this.block(),
              arrow: false,
              ...at,
            },
          });
        else
          entries.push({
            key,
            value: this.eat(':') ? this.assignment() : { kind: 'name', name: token.text, ...at },
            ...(token.kind === 'string' && { quoted: true }),
          });
      }
      if (!this.is('}')) this.take(',');
      lines ||= this.now.newline;
    }
    return { kind: 'object', entries, lines, ...place };
  }

  protected abstract block(): Statement[];
  /** Of a template's `${…}`. */
  protected abstract inner(tokens: readonly Token[]): Expression;
}
