export type Node =
  | { kind: 'identity' | 'recurse' }
  | { kind: 'literal'; value: unknown }
  | { kind: 'string'; parts: (string | Node)[]; format: string }
  | { kind: 'format'; name: string }
  | { kind: 'index'; of: Node; key: Node }
  | { kind: 'slice'; of: Node; from: Node | undefined; to: Node | undefined }
  | { kind: 'each' | 'try'; of: Node; handler?: Node | undefined }
  | { kind: 'pipe' | 'comma' | 'and' | 'or' | 'alternative'; left: Node; right: Node }
  | { kind: 'binary' | 'update'; operator: string; left: Node; right: Node }
  | { kind: 'negate' | 'array'; of: Node | undefined }
  | { kind: 'object'; entries: { key: Node; value: Node }[] }
  | { kind: 'if'; test: Node; yes: Node; no: Node }
  | { kind: 'as'; source: Node; name: string; body: Node }
  | { kind: 'reduce'; source: Node; name: string; start: Node; step: Node }
  | { kind: 'variable'; name: string }
  | { kind: 'call'; name: string; args: Node[] };

export class JqError extends Error {}

const TOKEN =
  /^(?:[ \t\r\n]+|#[^\n]*)|^(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|\.\.|\?\/\/|\/\/=|\|=|\+=|-=|\*=|\/=|%=|==|!=|<=|>=|\/\/|\.[A-Za-z_]\w*|\$[A-Za-z_]\w*|@[a-z]\w*|[A-Za-z_]\w*(?:::\w+)*|[.[\](){}|,:;=<>+\-*/%?])/;
const LEVELS = ['|', ',', '//', '=', 'or', 'and', '<', '+', '*'] as const;
const operators: Record<(typeof LEVELS)[number], readonly string[]> = {
  '|': ['|'],
  ',': [','],
  '//': ['//'],
  '=': ['=', '|=', '+=', '-=', '*=', '/=', '%=', '//='],
  or: ['or'],
  and: ['and'],
  '<': ['==', '!=', '<', '<=', '>', '>='],
  '+': ['+', '-'],
  '*': ['*', '/', '%'],
};

/** A filter of the subset; throws JqError. */
export function parseJq(source: string): Node {
  let at = 0;
  let ahead: string | undefined;
  const peek = (): string => {
    ahead ??= scan();
    return ahead;
  };
  const scan = (): string => {
    for (;;) {
      if (at >= source.length || source[at] === '"') return source[at] ?? '';
      const m = TOKEN.exec(source.slice(at, at + 256))?.[0];
      if (m === undefined) throw new JqError('syntax error, unexpected INVALID_CHARACTER');
      if (!/^[\s#]/.test(m)) return m;
      at += m.length;
    }
  };
  const next = (): string => {
    const token = peek();
    at += token.length;
    ahead = undefined;
    return token;
  };
  const take = (text: string): boolean => peek() === text && next() !== undefined;
  const fail = (): never => {
    throw new JqError(`syntax error, unexpected ${peek() === '' ? 'end of file' : `'${peek()}'`}`);
  };
  const want = (text: string): void => {
    if (!take(text)) fail();
  };
  const binary = (level: number): Node => {
    const name = LEVELS[level];
    if (name === undefined) return postfix();
    let left = binary(level + 1);
    if (name === '|' && take('as')) return bind(left);
    while (operators[name].includes(peek())) {
      const operator = next();
      const right = name === '//' || name === '|' ? binary(level) : binary(level + 1);
      if (operator === '|') left = { kind: 'pipe', left, right };
      else if (operator === ',') left = { kind: 'comma', left, right };
      else if (operator === '//') left = { kind: 'alternative', left, right };
      else if (operator === 'and' || operator === 'or') left = { kind: operator, left, right };
      else left = { kind: name === '=' ? 'update' : 'binary', operator, left, right };
    }
    return left;
  };
  const pipe = (): Node => binary(0);
  const variable = (): string => {
    const name = next();
    return name.startsWith('$') ? name.slice(1) : fail();
  };
  const bind = (from: Node): Node => {
    const name = variable();
    want('|');
    return { kind: 'as', source: from, name, body: pipe() };
  };
  const string = (format = 'text'): Node => {
    const parts: (string | Node)[] = [''];
    at++;
    ahead = undefined;
    for (;;) {
      const c = source[at++];
      if (c === undefined) throw new JqError('syntax error, unexpected end of file');
      if (c === '"') return { kind: 'string', parts, format };
      if (c !== '\\') parts[parts.length - 1] += c;
      else {
        const e = source[at++] ?? '';
        if (e === '(') {
          ahead = undefined;
          parts.push(pipe());
          want(')');
          parts.push('');
        } else if (e === 'u') {
          parts[parts.length - 1] += String.fromCharCode(Number.parseInt(source.slice(at, at + 4), 16) || 0xfffd);
          at += 4;
        } else
          parts[parts.length - 1] +=
            ({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' } as Record<string, string>)[e] ?? e;
      }
    }
  };
  const postfix = (): Node => {
    let node = primary();
    for (;;) {
      const token = peek();
      if (/^\.[A-Za-z_]/.test(token))
        node = { kind: 'index', of: node, key: { kind: 'literal', value: next().slice(1) } };
      else if (token === '.' && source[at + 1] === '"') {
        next();
        node = { kind: 'index', of: node, key: string() };
      } else if (token === '.' && source[at + 1] === '[') next();
      else if (token === '[') node = brackets(node);
      else if (token === '?') {
        next();
        node = { kind: 'try', of: node };
      } else if (token === 'as') {
        next();
        return bind(node);
      } else return node;
    }
  };
  const brackets = (of: Node): Node => {
    want('[');
    if (take(']')) return { kind: 'each', of };
    const from = peek() === ':' ? undefined : pipe();
    if (take(':')) {
      const to = peek() === ']' ? undefined : pipe();
      want(']');
      return { kind: 'slice', of, from, to };
    }
    want(']');
    return from ? { kind: 'index', of, key: from } : fail();
  };
  const conditional = (): Node => {
    const test = pipe();
    want('then');
    const yes = pipe();
    if (take('elif')) return { kind: 'if', test, yes, no: conditional() };
    const no: Node = take('else') ? pipe() : { kind: 'identity' };
    want('end');
    return { kind: 'if', test, yes, no };
  };
  const object = (): Node => {
    const entries: { key: Node; value: Node }[] = [];
    while (!take('}')) {
      let key: Node;
      let short: Node | undefined;
      const token = peek();
      if (token === '"') {
        key = string();
        short = { kind: 'index', of: { kind: 'identity' }, key };
      } else if (token === '(') {
        next();
        key = pipe();
        want(')');
      } else if (token.startsWith('$')) {
        key = { kind: 'literal', value: next().slice(1) };
        short = { kind: 'variable', name: token.slice(1) };
      } else if (/^\w/.test(token)) {
        key = { kind: 'literal', value: next() };
        short = { kind: 'index', of: { kind: 'identity' }, key };
      } else return fail();
      // A value ends at a comma, so it is read above that level.
      const value: Node = take(':') ? objectValue() : (short ?? fail());
      entries.push({ key, value });
      if (!take(',') && peek() !== '}') fail();
    }
    return { kind: 'object', entries };
  };
  const objectValue = (): Node => {
    let value = binary(2);
    while (take('|')) value = { kind: 'pipe', left: value, right: binary(2) };
    return value;
  };
  const primary = (): Node => {
    const token = peek();
    if (token === '"') return string();
    next();
    if (/^\.?\d/.test(token)) return { kind: 'literal', value: Number(token) };
    if (token === '.') {
      if (source[at] === '"') return { kind: 'index', of: { kind: 'identity' }, key: string() };
      return { kind: 'identity' };
    }
    if (token === '..') return { kind: 'recurse' };
    if (/^\.[A-Za-z_]/.test(token))
      return { kind: 'index', of: { kind: 'identity' }, key: { kind: 'literal', value: token.slice(1) } };
    if (token === '(') {
      const inner = pipe();
      want(')');
      return inner;
    }
    if (token === '[') {
      if (take(']')) return { kind: 'array', of: undefined };
      const of = pipe();
      want(']');
      return { kind: 'array', of };
    }
    if (token === '{') return object();
    if (token === '-') return { kind: 'negate', of: postfix() };
    if (token.startsWith('$')) return { kind: 'variable', name: token.slice(1) };
    if (token.startsWith('@'))
      return peek() === '"' ? string(token.slice(1)) : { kind: 'format', name: token.slice(1) };
    if (token === 'if') return conditional();
    if (token === 'try') {
      const of = postfix();
      return { kind: 'try', of, handler: take('catch') ? postfix() : undefined };
    }
    if (token === 'reduce') {
      const from = postfixWithoutAs();
      want('as');
      const name = variable();
      want('(');
      const start = pipe();
      want(';');
      const step = pipe();
      want(')');
      return { kind: 'reduce', source: from, name, start, step };
    }
    if (token === 'def' || token === 'foreach' || token === 'label' || token === 'import' || token === 'include')
      throw new JqError(`${token} is not part of this simulation`);
    if (/^(then|else|elif|end|as|and|or|catch)$/.test(token) || !/^\w/.test(token)) {
      at -= token.length;
      ahead = undefined;
      return fail();
    }
    if (token === 'true' || token === 'false' || token === 'null')
      return { kind: 'literal', value: token === 'null' ? null : token === 'true' };
    const args: Node[] = [];
    if (take('('))
      for (;;) {
        args.push(pipe());
        if (take(';')) continue;
        want(')');
        break;
      }
    return { kind: 'call', name: token, args };
  };
  const postfixWithoutAs = (): Node => {
    let node = primary();
    for (;;) {
      if (/^\.[A-Za-z_]/.test(peek()))
        node = { kind: 'index', of: node, key: { kind: 'literal', value: next().slice(1) } };
      else if (peek() === '[') node = brackets(node);
      else return node;
    }
  };
  if (peek() === '') return { kind: 'identity' };
  const node = pipe();
  if (peek() !== '') fail();
  return node;
}
