import type { Block, Expression, Handler, Statement } from './ast';
import { type TokenKind, tokenize } from './lex';
import { ExpressionParser } from './parse-expression';
import { Unsupported } from './unsupported';

/** Throws PythonSyntaxError, or Unsupported for what this simulation does not know. */
export const parse = (source: string): Block => new Parser(tokenize(source)).module();

class Parser extends ExpressionParser {
  module(): Block {
    const out: Statement[] = [];
    while (this.now.kind !== 'end') out.push(...this.#statement());
    return out;
  }

  #block(): Block {
    this.take(':');
    if (!this.#eatKind('newline')) return this.#line();
    if (!this.#eatKind('indent')) this.fail('expected an indented block');
    const out: Statement[] = [];
    while (this.now.kind !== 'dedent') out.push(...this.#statement());
    this.index += 1;
    return out;
  }

  #eatKind(kind: TokenKind): boolean {
    if (this.now.kind !== kind) return false;
    this.index += 1;
    return true;
  }

  /** Small statements with `;` between them. */
  #line(): Block {
    const out: Statement[] = [];
    do {
      if (this.now.kind === 'newline') break;
      out.push(this.#small());
    } while (this.eat(';'));
    if (this.now.kind !== 'newline') this.fail();
    this.index += 1;
    return out;
  }

  #statement(): Block {
    const { line, text, kind } = this.now;
    if (kind === 'indent') this.fail('unexpected indent');
    if (kind !== 'name') {
      if (this.is('@')) throw new Unsupported('decorators');
      return this.#line();
    }
    switch (text) {
      case 'if': {
        const branches: { test: Expression; body: Block }[] = [];
        do {
          this.index += 1;
          branches.push({ test: this.expression(), body: this.#block() });
        } while (this.is('elif'));
        return [{ kind: 'if', branches, otherwise: this.#else(), line }];
      }
      case 'while': {
        this.index += 1;
        const test = this.expression();
        const body = this.#block();
        return [{ kind: 'while', test, body, otherwise: this.#else(), line }];
      }
      case 'for': {
        this.index += 1;
        const target = this.targets();
        this.take('in');
        const over = this.expressions();
        const body = this.#block();
        return [{ kind: 'for', target, over, body, otherwise: this.#else(), line }];
      }
      case 'def': {
        this.index += 1;
        const name = this.name();
        this.take('(');
        const parameters = this.parameters(')');
        this.take(')');
        if (this.eat('->')) this.expression();
        return [{ kind: 'def', name, parameters, body: this.#block(), line }];
      }
      case 'class': {
        this.index += 1;
        const name = this.name();
        const bases: Expression[] = [];
        if (this.eat('(')) {
          while (!this.eat(')')) {
            bases.push(this.expression());
            this.eat(',');
          }
        }
        return [{ kind: 'class', name, bases, body: this.#block(), line }];
      }
      case 'try':
        return [this.#try(line)];
      case 'with': {
        this.index += 1;
        const items: { value: Expression; as?: Expression | undefined }[] = [];
        do items.push({ value: this.expression(), as: this.eat('as') ? this.targets() : undefined });
        while (this.eat(','));
        return [{ kind: 'with', items, body: this.#block(), line }];
      }
      case 'async':
        throw new Unsupported(text);
      default:
        return this.#line();
    }
  }

  #else(): Block {
    return this.eat('else') ? this.#block() : [];
  }

  #try(line: number): Statement {
    this.index += 1;
    const body = this.#block();
    const handlers: Handler[] = [];
    while (this.eat('except')) {
      const type = this.is(':') ? undefined : this.expressions();
      const name = this.eat('as') ? this.name() : undefined;
      handlers.push({ type, name, body: this.#block() });
    }
    const otherwise = this.#else();
    return { kind: 'try', body, handlers, otherwise, final: this.eat('finally') ? this.#block() : [], line };
  }

  #small(): Statement {
    const { line, text, kind } = this.now;
    if (kind === 'name')
      switch (text) {
        case 'pass':
        case 'break':
        case 'continue':
          this.index += 1;
          return { kind: text, line };
        case 'return': {
          this.index += 1;
          return { kind: 'return', value: this.#ends() ? undefined : this.expressions(), line };
        }
        case 'import':
          return this.#import(line);
        case 'from':
          return this.#from(line);
        case 'raise': {
          this.index += 1;
          const value = this.#ends() ? undefined : this.expression();
          return { kind: 'raise', value, cause: this.eat('from') ? this.expression() : undefined, line };
        }
        case 'global':
        case 'nonlocal': {
          this.index += 1;
          const names = [this.name()];
          while (this.eat(',')) names.push(this.name());
          return { kind: text, names, line };
        }
        case 'del': {
          this.index += 1;
          const targets = [this.expression()];
          while (this.eat(',')) targets.push(this.expression());
          return { kind: 'delete', targets, line };
        }
        case 'assert': {
          this.index += 1;
          const test = this.expression();
          return { kind: 'assert', test, message: this.eat(',') ? this.expression() : undefined, line };
        }
      }
    return this.#assignment(line);
  }

  #ends(): boolean {
    return this.now.kind === 'newline' || this.is(';');
  }

  #assignment(line: number): Statement {
    const first = this.expressions();
    if (this.now.kind === 'op' && /^(?:[-+*/%&|^]|\*\*|\/\/|<<|>>)=$/.test(this.now.text)) {
      const op = this.now.text.slice(0, -1);
      this.index += 1;
      const value = this.expressions();
      return { kind: 'augment', target: first, op, value, line, at: { ...first.at, to: value.at.to } };
    }
    if (this.is(':')) {
      this.index += 1;
      this.expression();
      if (!this.is('=')) return { kind: 'pass', line };
    }
    if (!this.is('=')) return { kind: 'expression', value: first, line };
    const all = [first];
    while (this.eat('=')) all.push(this.expressions());
    const value = all.pop() ?? first;
    return { kind: 'assign', targets: all, value, line };
  }

  #dotted(): string {
    let name = this.name();
    while (this.eat('.')) name += `.${this.name()}`;
    return name;
  }

  #import(line: number): Statement {
    this.index += 1;
    const names: { module: string; as?: string | undefined }[] = [];
    do names.push({ module: this.#dotted(), as: this.eat('as') ? this.name() : undefined });
    while (this.eat(','));
    return { kind: 'import', names, line };
  }

  #from(line: number): Statement {
    this.index += 1;
    const module = this.#dotted();
    this.take('import');
    if (this.is('*')) throw new Unsupported('import *');
    const open = this.eat('(');
    const names: { name: string; as?: string | undefined }[] = [];
    do {
      if (open && this.is(')')) break;
      names.push({ name: this.name(), as: this.eat('as') ? this.name() : undefined });
    } while (this.eat(','));
    if (open) this.take(')');
    return { kind: 'from', module, names, line };
  }
}
