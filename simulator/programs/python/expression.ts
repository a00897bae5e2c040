// A few Python expressions and statements, enough for one-liners; anything else is refused honestly.

export type Value = number | string | boolean | null | readonly Value[];

export class Unsupported extends Error {}

type Token = { readonly kind: 'number' | 'string' | 'name' | 'op'; readonly text: string };

export function tokenize(text: string): Token[] {
  const out: Token[] = [];
  const pattern =
    /\s*(?:(\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(\*\*|\/\/|[-+*/%(),[\]=<>!]=?))/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new Unsupported(text.slice(at).trim());
    const [, number, string, name, op] = match;
    if (number !== undefined) out.push({ kind: 'number', text: number });
    else if (string !== undefined) out.push({ kind: 'string', text: unquote(string) });
    else if (name !== undefined) out.push({ kind: 'name', text: name });
    else out.push({ kind: 'op', text: op ?? '' });
  }
  return out;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };
const unquote = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, (_, c: string) => escapes[c] ?? c);

/** str() */
export function show(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value))
    return `[${value.map((item) => (typeof item === 'string' ? `'${item}'` : show(item))).join(', ')}]`;
  return String(value);
}

/** Reads one expression; calls and names are answered by `call`. */
export class Expression {
  readonly #tokens: Token[];
  readonly #call: (name: string, args: readonly Value[] | undefined) => Value;
  #at = 0;

  constructor(text: string, call: (name: string, args: readonly Value[] | undefined) => Value) {
    this.#tokens = tokenize(text);
    this.#call = call;
  }

  whole(): Value {
    const value = this.#comparison();
    if (this.#at < this.#tokens.length) throw new Unsupported(this.#tokens[this.#at]?.text ?? '');
    return value;
  }

  #take(...ops: string[]): string | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'op' || !ops.includes(token.text)) return undefined;
    this.#at += 1;
    return token.text;
  }

  #comparison(): Value {
    const left = this.#sum();
    const op = this.#take('==', '!=', '<', '>', '<=', '>=');
    if (!op) return left;
    const right = this.#sum();
    const a = left as number;
    const b = right as number;
    return { '==': a === b, '!=': a !== b, '<': a < b, '>': a > b, '<=': a <= b, '>=': a >= b }[op] ?? false;
  }

  #sum(): Value {
    let left = this.#product();
    for (let op = this.#take('+', '-'); op; op = this.#take('+', '-')) {
      const right = this.#product();
      if (op === '+' && typeof left === 'string' && typeof right === 'string') left += right;
      else left = op === '+' ? Number(left) + Number(right) : Number(left) - Number(right);
    }
    return left;
  }

  #product(): Value {
    let left = this.#power();
    for (let op = this.#take('*', '/', '//', '%'); op; op = this.#take('*', '/', '//', '%')) {
      const right = Number(this.#power());
      if (op === '*')
        left = typeof left === 'string' ? left.repeat(Math.max(0, Math.min(right, 100_000))) : Number(left) * right;
      else
        left =
          op === '/'
            ? Number(left) / right
            : op === '//'
              ? Math.floor(Number(left) / right)
              : ((Number(left) % right) + right) % right;
    }
    return left;
  }

  #power(): Value {
    if (this.#take('-')) return -Number(this.#power());
    const base = this.#atom();
    return this.#take('**') ? Number(base) ** Number(this.#power()) : base;
  }

  #atom(): Value {
    if (this.#take('(')) {
      const value = this.#comparison();
      if (!this.#take(')')) throw new Unsupported('(');
      return value;
    }
    if (this.#take('[')) return this.#list(']');
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.kind === 'number') return Number(token.text);
    if (token?.kind === 'string') return token.text;
    if (token?.kind !== 'name') throw new Unsupported(token?.text ?? 'end of line');
    const constant = { True: true, False: false, None: null }[token.text];
    if (constant !== undefined) return constant;
    return this.#call(token.text, this.#take('(') ? this.#list(')') : undefined);
  }

  #list(close: string): Value[] {
    const out: Value[] = [];
    if (this.#take(close)) return out;
    for (;;) {
      out.push(this.#comparison());
      if (this.#take(close)) return out;
      if (!this.#take(',')) throw new Unsupported(this.#tokens[this.#at]?.text ?? 'end of line');
    }
  }
}
