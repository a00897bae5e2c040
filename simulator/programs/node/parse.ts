import type { Expression, FunctionNode, Pattern, Place, Statement } from './ast';
import { lex, type Token, Unsupported } from './lex';

const BINARY: readonly (readonly string[])[] = [
  ['??'],
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!=', '===', '!=='],
  ['<', '>', '<=', '>=', 'in', 'instanceof'],
  ['<<', '>>', '>>>'],
  ['+', '-'],
  ['*', '/', '%'],
  ['**'],
];
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
const BEYOND = new Set(['class', 'async', 'await', 'yield', 'import', 'export', 'with', 'debugger']);

export function parse(source: string): Statement[] {
  return new Parser(lex(source)).program();
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  program(): Statement[] {
    const out: Statement[] = [];
    while (this.#now.kind !== 'end') out.push(this.#statement());
    return out;
  }

  /** The inside of `${…}`. */
  whole(): Expression {
    return this.#expression();
  }

  get #now(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: 0, line: 0, newline: true };
  }
  #peek(ahead: number): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }
  #is(text: string): boolean {
    return this.#now.text === text && (this.#now.kind === 'punctuator' || this.#now.kind === 'name');
  }
  #take(text?: string): Token {
    const token = this.#now;
    if (text !== undefined && !this.#is(text))
      throw new Unsupported(
        token.kind === 'end'
          ? 'Unexpected end of input'
          : `Unexpected ${token.kind === 'name' ? `identifier '${token.text}'` : `token '${token.text}'`}`,
        token.line,
      );
    this.#at += 1;
    return token;
  }
  #eat(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at += 1;
    return true;
  }
  #place(): Place {
    return { at: this.#now.at, line: this.#now.line };
  }
  #end(): void {
    if (this.#eat(';') || this.#is('}') || this.#now.kind === 'end' || this.#now.newline) return;
    this.#take(';');
  }
  #name(): string {
    const token = this.#take();
    if (token.kind !== 'name') throw new Unsupported(`Unexpected token '${token.text}'`, token.line);
    return token.text;
  }

  #block(): Statement[] {
    this.#take('{');
    const out: Statement[] = [];
    while (!this.#eat('}')) out.push(this.#statement());
    return out;
  }

  #statement(): Statement {
    const place = this.#place();
    const { text, kind } = this.#now;
    if (kind === 'name' && BEYOND.has(text) && this.#peek(1)?.text !== '=>')
      throw new Unsupported(`'${text}'`, place.line);
    if (this.#is('{')) return { kind: 'block', body: this.#block(), ...place };
    if (this.#eat(';')) return { kind: 'empty', ...place };
    if (kind === 'name') {
      if (['const', 'let', 'var'].includes(text)) {
        const made = this.#declaration();
        this.#end();
        return made;
      }
      if (text === 'function') {
        const value = this.#function();
        return { kind: 'define', value, ...place };
      }
      if (this.#eat('if')) {
        const test = this.#inParentheses();
        const yes = this.#statement();
        return { kind: 'if', test, yes, ...(this.#eat('else') && { no: this.#statement() }), ...place };
      }
      if (this.#eat('for')) return this.#for(place);
      if (this.#eat('while'))
        return { kind: 'while', test: this.#inParentheses(), body: this.#statement(), first: false, ...place };
      if (this.#eat('do')) {
        const body = this.#statement();
        this.#take('while');
        const test = this.#inParentheses();
        this.#eat(';');
        return { kind: 'while', test, body, first: true, ...place };
      }
      if (this.#eat('return')) {
        const none = this.#is(';') || this.#is('}') || this.#now.newline;
        const made: Statement = { kind: 'return', ...(!none && { value: this.#expression() }), ...place };
        this.#end();
        return made;
      }
      if (text === 'break' || text === 'continue') {
        this.#take();
        this.#end();
        return { kind: text, ...place };
      }
      if (this.#eat('throw')) {
        const value = this.#expression();
        this.#end();
        return { kind: 'throw', value, ...place };
      }
      if (this.#eat('try')) {
        const body = this.#block();
        let name: string | undefined;
        let handler: Statement[] | undefined;
        if (this.#eat('catch')) {
          if (this.#eat('(')) {
            name = this.#name();
            this.#take(')');
          }
          handler = this.#block();
        }
        const last = this.#eat('finally') ? this.#block() : undefined;
        return {
          kind: 'try',
          body,
          ...(name !== undefined && { name }),
          ...(handler && { handler }),
          ...(last && { last }),
          ...place,
        };
      }
      if (this.#eat('switch')) return this.#switch(place);
    }
    const value = this.#expression();
    this.#end();
    return { kind: 'expression', value, ...place };
  }

  #inParentheses(): Expression {
    this.#take('(');
    const value = this.#expression();
    this.#take(')');
    return value;
  }

  #declaration(): Statement {
    const place = this.#place();
    const how = this.#take().text;
    const items: { target: Pattern; value?: Expression }[] = [];
    do {
      const target = this.#pattern();
      items.push({ target, ...(this.#eat('=') && { value: this.#assignment() }) });
    } while (this.#eat(','));
    return { kind: 'declare', how, items, ...place };
  }

  #pattern(): Pattern {
    if (this.#eat('...')) return { kind: 'rest', name: this.#name() };
    if (this.#eat('{')) {
      const entries: { key: string; value: Pattern }[] = [];
      while (!this.#eat('}')) {
        const key = this.#name();
        const value: Pattern = this.#eat(':')
          ? this.#withDefault()
          : { kind: 'name', name: key, ...(this.#eat('=') && { default: this.#assignment() }) };
        entries.push({ key, value });
        this.#eat(',');
      }
      return { kind: 'object', entries };
    }
    if (this.#eat('[')) {
      const items: (Pattern | undefined)[] = [];
      while (!this.#eat(']')) {
        if (this.#eat(',')) items.push(undefined);
        else {
          items.push(this.#withDefault());
          this.#eat(',');
        }
      }
      return { kind: 'array', items };
    }
    return { kind: 'name', name: this.#name() };
  }

  #withDefault(): Pattern {
    const target = this.#pattern();
    return target.kind !== 'rest' && this.#eat('=') ? { ...target, default: this.#assignment() } : target;
  }

  #for(place: Place): Statement {
    this.#take('(');
    const declared = ['const', 'let', 'var'].includes(this.#now.text);
    const save = this.#at;
    if (declared) this.#take();
    if (declared || this.#now.kind === 'name') {
      const target = this.#pattern();
      const how = this.#now.text;
      if (how === 'of' || how === 'in') {
        this.#take();
        const over = this.#expression();
        this.#take(')');
        return { kind: 'each', how, target, over, body: this.#statement(), ...place };
      }
    }
    this.#at = save;
    let first: Statement | undefined;
    if (!this.#is(';'))
      first = declared ? this.#declaration() : { kind: 'expression', value: this.#expression(), ...place };
    this.#take(';');
    const test = this.#is(';') ? undefined : this.#expression();
    this.#take(';');
    const step = this.#is(')') ? undefined : this.#expression();
    this.#take(')');
    return {
      kind: 'for',
      ...(first && { first }),
      ...(test && { test }),
      ...(step && { step }),
      body: this.#statement(),
      ...place,
    };
  }

  #switch(place: Place): Statement {
    const value = this.#inParentheses();
    const cases: { test?: Expression; body: Statement[] }[] = [];
    this.#take('{');
    while (!this.#eat('}')) {
      const test = this.#eat('default') ? undefined : (this.#take('case'), this.#expression());
      this.#take(':');
      const body: Statement[] = [];
      while (!this.#is('case') && !this.#is('default') && !this.#is('}')) body.push(this.#statement());
      cases.push({ ...(test && { test }), body });
    }
    return { kind: 'switch', value, cases, ...place };
  }

  #parameters(): Pattern[] {
    const out: Pattern[] = [];
    this.#take('(');
    while (!this.#eat(')')) {
      out.push(this.#withDefault());
      this.#eat(',');
    }
    return out;
  }

  #function(): FunctionNode {
    const place = this.#place();
    this.#take('function');
    if (this.#is('*')) throw new Unsupported("'function*'", place.line);
    const name = this.#is('(') ? '' : this.#name();
    return { kind: 'function', name, parameters: this.#parameters(), body: this.#block(), arrow: false, ...place };
  }

  #expression(): Expression {
    const place = this.#place();
    const first = this.#assignment();
    if (!this.#is(',')) return first;
    const items = [first];
    while (this.#eat(',')) items.push(this.#assignment());
    return { kind: 'sequence', items, ...place };
  }

  /** Is this parenthesis the parameter list of an arrow function? */
  #arrowAhead(): boolean {
    if (this.#now.kind === 'name') return this.#peek(1)?.text === '=>';
    if (!this.#is('(')) return false;
    let depth = 0;
    for (let k = 0; ; k++) {
      const token = this.#peek(k);
      if (!token || token.kind === 'end') return false;
      if (token.kind !== 'punctuator') continue;
      if ('([{'.includes(token.text)) depth += 1;
      if (')]}'.includes(token.text)) depth -= 1;
      if (depth === 0) return this.#peek(k + 1)?.text === '=>';
    }
  }

  #assignment(): Expression {
    const place = this.#place();
    if (this.#now.kind === 'name' && BEYOND.has(this.#now.text))
      throw new Unsupported(`'${this.#now.text}'`, place.line);
    if (this.#arrowAhead()) {
      const parameters: Pattern[] = this.#is('(') ? this.#parameters() : [{ kind: 'name', name: this.#name() }];
      this.#take('=>');
      return {
        kind: 'function',
        name: '',
        parameters,
        body: this.#is('{') ? this.#block() : this.#assignment(),
        arrow: true,
        ...place,
      };
    }
    const target = this.#conditional();
    if (this.#now.kind !== 'punctuator' || !ASSIGNMENTS.has(this.#now.text)) return target;
    const operator = this.#take().text;
    return { kind: 'assign', operator, target, value: this.#assignment(), ...place };
  }

  #conditional(): Expression {
    const place = this.#place();
    const test = this.#binary(0);
    if (!this.#eat('?')) return test;
    const yes = this.#assignment();
    this.#take(':');
    return { kind: 'conditional', test, yes, no: this.#assignment(), ...place };
  }

  #binary(level: number): Expression {
    const operators = BINARY[level];
    if (!operators) return this.#unary();
    const place = this.#place();
    let left = this.#binary(level + 1);
    while (operators.includes(this.#now.text) && (this.#now.kind === 'punctuator' || this.#now.kind === 'name')) {
      const operator = this.#take().text;
      const right = operator === '**' ? this.#binary(level) : this.#binary(level + 1);
      left = { kind: level < 3 ? 'logical' : 'binary', operator, left, right, ...place };
    }
    return left;
  }

  #unary(): Expression {
    const place = this.#place();
    const { text, kind } = this.#now;
    if (
      (kind === 'punctuator' && ['!', '-', '+', '~'].includes(text)) ||
      (kind === 'name' && ['typeof', 'void', 'delete'].includes(text))
    ) {
      this.#take();
      return { kind: 'unary', operator: text, value: this.#unary(), ...place };
    }
    if (this.#is('++') || this.#is('--')) {
      const operator = this.#take().text;
      return { kind: 'update', operator, prefix: true, target: this.#unary(), ...place };
    }
    const target = this.#postfix(this.#primary());
    if ((this.#is('++') || this.#is('--')) && !this.#now.newline)
      return { kind: 'update', operator: this.#take().text, prefix: false, target, ...place };
    return target;
  }

  #args(): Expression[] {
    const out: Expression[] = [];
    this.#take('(');
    while (!this.#eat(')')) {
      out.push(this.#item());
      if (!this.#is(')')) this.#take(',');
    }
    return out;
  }

  #item(): Expression {
    const place = this.#place();
    return this.#eat('...') ? { kind: 'spread', value: this.#assignment(), ...place } : this.#assignment();
  }

  #postfix(start: Expression, calls = true): Expression {
    let made = start;
    for (;;) {
      const place = { at: made.at, line: this.#now.line };
      const optional = this.#eat('?.');
      if (calls && this.#is('(')) made = { kind: 'call', callee: made, args: this.#args(), optional, ...place };
      else if (this.#eat('[')) {
        made = { kind: 'member', object: made, property: this.#expression(), optional, ...place };
        this.#take(']');
      } else if (optional || this.#eat('.')) {
        const at = this.#place();
        made = {
          kind: 'member',
          object: made,
          property: { kind: 'literal', value: this.#name(), ...at },
          optional,
          ...place,
        };
      } else return made;
    }
  }

  #primary(): Expression {
    const place = this.#place();
    const token = this.#now;
    if (token.kind === 'number' || token.kind === 'string') {
      this.#take();
      return { kind: 'literal', value: token.value, ...place };
    }
    if (token.kind === 'regex') {
      this.#take();
      return { kind: 'regex', source: token.source, flags: token.flags, ...place };
    }
    if (token.kind === 'template') {
      this.#take();
      return {
        kind: 'template',
        parts: token.parts,
        values: token.sources.map(({ text, line }) => new Parser(lex(text, line)).whole()),
        ...place,
      };
    }
    if (this.#eat('(')) {
      const value = this.#expression();
      this.#take(')');
      return value;
    }
    if (this.#eat('[')) {
      const items: Expression[] = [];
      while (!this.#eat(']')) {
        items.push(this.#item());
        this.#eat(',');
      }
      return { kind: 'array', items, ...place };
    }
    if (this.#eat('{')) return this.#object(place);
    if (token.kind === 'name') {
      if (token.text === 'function') return this.#function();
      this.#take();
      if (token.text === 'new') {
        const callee = this.#postfix(this.#primary(), false);
        return { kind: 'new', callee, args: this.#is('(') ? this.#args() : [], optional: false, ...place };
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
    this.#take('an expression');
    throw new Unsupported('an expression', place.line);
  }

  #object(place: Place): Expression {
    const entries: { key: Expression; value: Expression; spread?: boolean }[] = [];
    while (!this.#eat('}')) {
      const at = this.#place();
      if (this.#eat('...')) {
        const value = this.#assignment();
        entries.push({ key: value, value, spread: true });
      } else {
        const token = this.#take();
        let key: Expression = {
          kind: 'literal',
          value: token.kind === 'string' || token.kind === 'number' ? String(token.value) : token.text,
          ...at,
        };
        if (token.text === '[' && token.kind === 'punctuator') {
          key = this.#assignment();
          this.#take(']');
        }
        if (this.#is('('))
          entries.push({
            key,
            value: {
              kind: 'function',
              name: token.text,
              parameters: this.#parameters(),
              body: this.#block(),
              arrow: false,
              ...at,
            },
          });
        else
          entries.push({ key, value: this.#eat(':') ? this.#assignment() : { kind: 'name', name: token.text, ...at } });
      }
      if (!this.#is('}')) this.#take(',');
    }
    return { kind: 'object', entries, ...place };
  }
}
