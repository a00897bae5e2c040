import type { Expression, Pattern, Place, Statement } from './ast';
import { lex, type Token, Unsupported } from './lex';
import { BEYOND, ExpressionParser } from './parse-expression';

export function parse(source: string): Statement[] {
  return new Parser(lex(source)).program();
}

class Parser extends ExpressionParser {
  program(): Statement[] {
    const out: Statement[] = [];
    while (this.now.kind !== 'end') out.push(this.statement());
    return out;
  }

  protected block(): Statement[] {
    this.take('{');
    const out: Statement[] = [];
    while (!this.eat('}')) out.push(this.statement());
    return out;
  }

  protected statement(): Statement {
    const place = this.place();
    const { text, kind } = this.now;
    if (kind === 'name' && BEYOND.has(text) && this.peek(1)?.text !== '=>')
      throw new Unsupported(`'${text}'`, place.line);
    if (this.is('{')) return { kind: 'block', body: this.block(), ...place };
    if (this.eat(';')) return { kind: 'empty', ...place };
    if (kind === 'name') {
      if (['const', 'let', 'var'].includes(text)) {
        const made = this.declaration();
        this.end();
        return made;
      }
      if (text === 'function') {
        const value = this.function();
        return { kind: 'define', value, ...place };
      }
      if (this.eat('if')) {
        const test = this.inParentheses();
        const yes = this.statement();
        return { kind: 'if', test, yes, ...(this.eat('else') && { no: this.statement() }), ...place };
      }
      if (this.eat('for')) return this.for(place);
      if (this.eat('while'))
        return { kind: 'while', test: this.inParentheses(), body: this.statement(), first: false, ...place };
      if (this.eat('do')) {
        const body = this.statement();
        this.take('while');
        const test = this.inParentheses();
        this.eat(';');
        return { kind: 'while', test, body, first: true, ...place };
      }
      if (this.eat('return')) {
        const none = this.is(';') || this.is('}') || this.now.newline;
        const made: Statement = { kind: 'return', ...(!none && { value: this.expression() }), ...place };
        this.end();
        return made;
      }
      if (text === 'break' || text === 'continue') {
        this.take();
        this.end();
        return { kind: text, ...place };
      }
      if (this.eat('throw')) {
        const value = this.expression();
        this.end();
        return { kind: 'throw', value, ...place };
      }
      if (this.eat('try')) {
        const body = this.block();
        let name: string | undefined;
        let handler: Statement[] | undefined;
        if (this.eat('catch')) {
          if (this.eat('(')) {
            name = this.name();
            this.take(')');
          }
          handler = this.block();
        }
        const last = this.eat('finally') ? this.block() : undefined;
        return {
          kind: 'try',
          body,
          ...(name !== undefined && { name }),
          ...(handler && { handler }),
          ...(last && { last }),
          ...place,
        };
      }
      if (this.eat('switch')) return this.switch(place);
    }
    const value = this.expression();
    this.end();
    return { kind: 'expression', value, ...place };
  }

  protected inParentheses(): Expression {
    this.take('(');
    const value = this.expression();
    this.take(')');
    return value;
  }

  protected declaration(): Statement {
    const place = this.place();
    const how = this.take().text;
    const items: { target: Pattern; value?: Expression }[] = [];
    do {
      const target = this.pattern();
      items.push({ target, ...(this.eat('=') && { value: this.assignment() }) });
    } while (this.eat(','));
    return { kind: 'declare', how, items, ...place };
  }

  protected for(place: Place): Statement {
    this.take('(');
    const declared = ['const', 'let', 'var'].includes(this.now.text);
    const save = this.at;
    const word = declared ? this.take().text : undefined;
    if (declared || this.now.kind === 'name') {
      const target = this.pattern();
      const how = this.now.text;
      if (how === 'of' || how === 'in') {
        this.take();
        const over = this.expression();
        this.take(')');
        return {
          kind: 'each',
          how,
          ...(word !== undefined && { declared: word }),
          target,
          over,
          body: this.statement(),
          ...place,
        };
      }
    }
    this.at = save;
    let first: Statement | undefined;
    if (!this.is(';'))
      first = declared ? this.declaration() : { kind: 'expression', value: this.expression(), ...place };
    this.take(';');
    const test = this.is(';') ? undefined : this.expression();
    this.take(';');
    const step = this.is(')') ? undefined : this.expression();
    this.take(')');
    return {
      kind: 'for',
      ...(first && { first }),
      ...(test && { test }),
      ...(step && { step }),
      body: this.statement(),
      ...place,
    };
  }

  protected switch(place: Place): Statement {
    const value = this.inParentheses();
    const cases: { test?: Expression; body: Statement[] }[] = [];
    this.take('{');
    while (!this.eat('}')) {
      const test = this.eat('default') ? undefined : this.caseValue();
      this.take(':');
      const body: Statement[] = [];
      while (!this.is('case') && !this.is('default') && !this.is('}')) body.push(this.statement());
      cases.push({ ...(test && { test }), body });
    }
    return { kind: 'switch', value, cases, ...place };
  }

  private caseValue(): Expression {
    this.take('case');
    return this.expression();
  }

  protected inner(tokens: readonly Token[]): Expression {
    return new Parser(tokens).whole();
  }
}
