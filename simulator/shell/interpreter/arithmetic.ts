import type { Run } from '../../kernel/syscalls';

// Arithmetic expressions over 64-bit integers. The names are read and written by the caller.

export interface ArithmeticContext {
  /** Value of a variable (or element), as text. */
  read(name: string, index: string | undefined): Run<string>;
  write(name: string, index: string | undefined, value: string): Run<void>;
  /** `++`, `--`, `**` and `,` exist. */
  readonly extended: boolean;
}

export class ArithmeticError extends Error {
  readonly kind:
    | 'operand'
    | 'division'
    | 'operator'
    | 'assignment'
    | 'base'
    | 'parenthesis'
    | 'expression'
    | 'depth'
    | 'exponent'
    | 'digit';
  /** What was left of the text where it failed. */
  readonly token: string;
  constructor(kind: ArithmeticError['kind'], token: string) {
    super(kind);
    this.kind = kind;
    this.token = token;
  }
}

const DEPTH = 200;

export function* evaluate(text: string, context: ArithmeticContext, depth = 0): Run<bigint> {
  if (depth > DEPTH) throw new ArithmeticError('depth', text);
  const parser = new Evaluator(text, context, depth);
  parser.space();
  if (parser.rest === '') return 0n;
  const value = yield* parser.comma(true);
  parser.space();
  if (parser.rest !== '')
    throw new ArithmeticError(
      /^[=]/.test(parser.rest) ? 'assignment' : /^[\w$]/.test(parser.rest) ? 'expression' : 'operator',
      parser.rest,
    );
  return value;
}

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const ASSIGN = /^(?:<<|>>|[-+*/%&|^])?=(?!=)/;
const wrap = (n: bigint): bigint => BigInt.asIntN(64, n);

interface Place {
  readonly name: string;
  readonly index: string | undefined;
}

class Evaluator {
  readonly text: string;
  readonly context: ArithmeticContext;
  readonly depth: number;
  nesting = 0;
  pos = 0;

  constructor(text: string, context: ArithmeticContext, depth: number) {
    this.text = text;
    this.context = context;
    this.depth = depth;
  }

  get rest(): string {
    return this.text.slice(this.pos);
  }
  space(): void {
    while (/\s/.test(this.text[this.pos] ?? 'x')) this.pos++;
  }
  take(op: string): boolean {
    this.space();
    if (!this.text.startsWith(op, this.pos)) return false;
    this.pos += op.length;
    return true;
  }

  *comma(live: boolean): Run<bigint> {
    let value = yield* this.assignment(live);
    while (this.context.extended && this.take(',')) value = yield* this.assignment(live);
    return value;
  }

  /** `live` is false in the branch that && || ?: leaves out: parsed, no effects. */
  *assignment(live: boolean): Run<bigint> {
    if (++this.nesting > DEPTH) throw new ArithmeticError('depth', this.rest);
    const start = this.pos;
    const place = this.place();
    if (place) {
      this.space();
      const op = ASSIGN.exec(this.rest)?.[0];
      if (op) {
        this.pos += op.length;
        const right = yield* this.assignment(live);
        const value =
          op === '=' ? right : this.binary(op.slice(0, -1), live ? yield* this.value(place) : 0n, right, live);
        if (live) yield* this.context.write(place.name, place.index, String(value));
        this.nesting--;
        return value;
      }
    }
    this.pos = start;
    const value = yield* this.ternary(live);
    this.nesting--;
    return value;
  }

  *ternary(live: boolean): Run<bigint> {
    const test = yield* this.level(0, live);
    if (!this.take('?')) return test;
    const yes = yield* this.comma(live && test !== 0n);
    if (!this.take(':')) throw new ArithmeticError('operator', this.rest);
    const no = yield* this.assignment(live && test === 0n);
    return test !== 0n ? yes : no;
  }

  *level(index: number, live: boolean): Run<bigint> {
    const ops = LEVELS[index];
    if (!ops) return yield* this.power(live);
    let left = yield* this.level(index + 1, live);
    for (;;) {
      const op = this.operator(ops);
      if (!op) return left;
      const at = this.pos;
      if (op === '||' || op === '&&') {
        const needed = op === '||' ? left === 0n : left !== 0n;
        const right = yield* this.level(index + 1, live && needed);
        left = op === '||' ? BigInt(left !== 0n || right !== 0n) : BigInt(left !== 0n && right !== 0n);
        continue;
      }
      const right = yield* this.level(index + 1, live);
      left = this.binary(op, left, right, live, at);
    }
  }

  operator(ops: readonly string[]): string | undefined {
    this.space();
    const rest = this.rest;
    const op = ops.find((o) => rest.startsWith(o));
    if (!op) return undefined;
    const next = rest[op.length] ?? '';
    if (next === '=' && !['<=', '>=', '==', '!=', '<', '>'].includes(op)) return undefined;
    if (['|', '&', '<', '>'].includes(op) && next === op) return undefined;
    if (op === '*' && next === '*' && this.context.extended) return undefined;
    if (ASSIGN.test(rest)) return undefined;
    this.pos += op.length;
    return op;
  }

  binary(op: string, left: bigint, right: bigint, live: boolean, at = this.pos): bigint {
    if ((op === '/' || op === '%') && right === 0n) {
      if (!live) return 0n;
      throw new ArithmeticError('division', this.text.slice(at).trimStart());
    }
    switch (op) {
      case '|':
        return left | right;
      case '^':
        return left ^ right;
      case '&':
        return left & right;
      case '==':
        return BigInt(left === right);
      case '!=':
        return BigInt(left !== right);
      case '<=':
        return BigInt(left <= right);
      case '>=':
        return BigInt(left >= right);
      case '<':
        return BigInt(left < right);
      case '>':
        return BigInt(left > right);
      case '<<':
        return wrap(left << (right & 63n));
      case '>>':
        return left >> (right & 63n);
      case '+':
        return wrap(left + right);
      case '-':
        return wrap(left - right);
      case '*':
        return wrap(left * right);
      case '/':
        return wrap(left / right);
      case '%':
        return left % right;
      default:
        throw new ArithmeticError('operator', this.rest);
    }
  }

  *power(live: boolean): Run<bigint> {
    const base = yield* this.unary(live);
    if (!this.context.extended || !this.take('**')) return base;
    let exponent = yield* this.power(live);
    if (exponent < 0n) throw new ArithmeticError('exponent', this.rest);
    let result = 1n;
    for (let square = base; exponent > 0n; exponent >>= 1n, square = wrap(square * square))
      if (exponent & 1n) result = wrap(result * square);
    return result;
  }

  *unary(live: boolean): Run<bigint> {
    if (++this.nesting > DEPTH) throw new ArithmeticError('depth', this.rest);
    try {
      this.space();
      const step = this.context.extended ? /^(\+\+|--)\s*(?=[A-Za-z_])/.exec(this.rest) : null;
      if (step) {
        this.pos += step[0].length;
        const place = this.place();
        if (!place) throw new ArithmeticError('operand', this.rest);
        return yield* this.bump(place, step[1] === '++' ? 1n : -1n, live, true);
      }
      if (this.take('+')) return yield* this.unary(live);
      if (this.take('-')) return wrap(-(yield* this.unary(live)));
      if (this.rest.startsWith('!') && !this.rest.startsWith('!=') && this.take('!'))
        return BigInt((yield* this.unary(live)) === 0n);
      if (this.take('~')) return ~(yield* this.unary(live));
      return yield* this.primary(live);
    } finally {
      this.nesting--;
    }
  }

  *primary(live: boolean): Run<bigint> {
    const start = this.pos;
    if (this.take('(')) {
      const value = yield* this.comma(live);
      if (!this.take(')')) throw new ArithmeticError('parenthesis', this.rest);
      return value;
    }
    const number = /^(?:(\d+)#([0-9A-Za-z@_]+)|0[xX][0-9A-Fa-f]+|\d\w*)/.exec(this.rest);
    if (number) {
      this.pos += number[0].length;
      return parseNumber(number[0]);
    }
    const place = this.place();
    if (!place) {
      this.pos = start;
      this.space();
      throw new ArithmeticError('operand', this.rest || this.text.slice(0, start).trimEnd().slice(-1));
    }
    this.space();
    const step = this.context.extended ? /^(\+\+|--)/.exec(this.rest) : null;
    if (step) {
      this.pos += 2;
      return yield* this.bump(place, step[0] === '++' ? 1n : -1n, live, false);
    }
    return live ? yield* this.value(place) : 0n;
  }

  place(): Place | undefined {
    this.space();
    const name = /^[A-Za-z_]\w*/.exec(this.rest)?.[0];
    if (!name) return undefined;
    this.pos += name.length;
    if (!this.context.extended || this.text[this.pos] !== '[') return { name, index: undefined };
    let depth = 0;
    const start = this.pos + 1;
    for (; this.pos < this.text.length; this.pos++) {
      if (this.text[this.pos] === '[') depth++;
      if (this.text[this.pos] === ']' && --depth === 0) break;
    }
    const index = this.text.slice(start, this.pos++);
    return { name, index };
  }

  *bump(place: Place, by: bigint, live: boolean, before: boolean): Run<bigint> {
    if (!live) return 0n;
    const old = yield* this.value(place);
    yield* this.context.write(place.name, place.index, String(wrap(old + by)));
    return before ? wrap(old + by) : old;
  }

  *value(place: Place): Run<bigint> {
    const text = (yield* this.context.read(place.name, place.index)).trim();
    if (text === '') return 0n;
    if (/^-?\d+$/.test(text) && !/^-?0\d/.test(text)) return wrap(BigInt(text));
    if (!this.context.extended && !/^[-+]?(?:\d+|0[xX][0-9A-Fa-f]+)$/.test(text))
      throw new ArithmeticError('digit', text);
    return yield* evaluate(text, this.context, this.depth + 1);
  }
}

function parseNumber(text: string): bigint {
  const based = /^(\d+)#(.+)$/.exec(text);
  if (based) {
    const base = Number(based[1]);
    if (base < 2 || base > 64) throw new ArithmeticError('base', text);
    let value = 0n;
    for (const c of based[2] ?? '') {
      const digit = digitOf(c, base);
      if (digit >= base) throw new ArithmeticError('digit', text);
      value = wrap(value * BigInt(base) + BigInt(digit));
    }
    return value;
  }
  if (/^0[xX][0-9A-Fa-f]+$/.test(text)) return wrap(BigInt(text));
  if (/^0[0-7]+$/.test(text)) return wrap(BigInt(`0o${text.slice(1)}`));
  if (/^0\d/.test(text) || !/^\d+$/.test(text)) throw new ArithmeticError('digit', text);
  return wrap(BigInt(text));
}

function digitOf(c: string, base: number): number {
  if (c >= '0' && c <= '9') return c.charCodeAt(0) - 48;
  if (c >= 'a' && c <= 'z') return c.charCodeAt(0) - 87;
  if (c >= 'A' && c <= 'Z') return c.charCodeAt(0) - (base <= 36 ? 55 : 29);
  return c === '@' ? 62 : 63;
}
