import type { Bytes } from '../../bytes';
import { AwkError, type Token, tokens } from './awk-lex';
import { compile } from './regex';

export type Expr =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: Bytes }
  | { kind: 'regex'; pattern: RegExp }
  | { kind: 'variable'; name: string }
  | { kind: 'field'; index: Expr }
  | { kind: 'element'; array: string; subscripts: Expr[] }
  | { kind: 'in'; array: string; subscripts: Expr[] }
  | { kind: 'assign'; operator: string; target: Expr; value: Expr }
  | { kind: 'step'; by: 1 | -1; prefix: boolean; target: Expr }
  | { kind: 'unary'; operator: string; value: Expr }
  | { kind: 'binary'; operator: string; left: Expr; right: Expr }
  | { kind: 'match'; negated: boolean; left: Expr; right: Expr }
  | { kind: 'condition'; test: Expr; yes: Expr; no: Expr }
  | { kind: 'call'; name: string; args: Expr[] }
  | { kind: 'builtin'; name: string; args: Expr[] }
  | { kind: 'group'; items: Expr[] }
  | { kind: 'getline'; target: Expr | undefined; from: 'main' | 'file' | 'command'; source: Expr | undefined };

export type Statement =
  | { kind: 'expression'; value: Expr }
  | { kind: 'print'; formatted: boolean; args: Expr[]; redirect: { how: string; to: Expr } | undefined }
  | { kind: 'if'; test: Expr; yes: Statement; no: Statement | undefined }
  | { kind: 'while'; test: Expr; body: Statement; afterFirst: boolean }
  | { kind: 'for'; start: Statement | undefined; test: Expr | undefined; step: Statement | undefined; body: Statement }
  | { kind: 'forIn'; name: string; array: string; body: Statement }
  | { kind: 'block'; body: Statement[] }
  | { kind: 'delete'; array: string; subscripts: Expr[] | undefined }
  | { kind: 'break' | 'continue' | 'next' | 'nextfile' }
  | { kind: 'exit' | 'return'; value: Expr | undefined };

export interface Rule {
  readonly begin: boolean;
  readonly end: boolean;
  readonly from: Expr | undefined;
  readonly to: Expr | undefined;
  readonly body: Statement | undefined;
}
export interface AwkFunction {
  readonly parameters: readonly string[];
  readonly body: Statement;
}
export interface AwkProgram {
  readonly rules: Rule[];
  readonly functions: ReadonlyMap<string, AwkFunction>;
}

const LEVELS: readonly (readonly string[])[] = [['||'], ['&&']];

/** Throws AwkError (and PatternError) for what is no program. */
export function parseAwk(source: Bytes): AwkProgram {
  const list = tokens(source);
  const END = list.at(-1) as Token;
  let at = 0;
  let noIn = 0;
  let noGreater = 0;
  const peek = (): Token => list[at] ?? END;
  const is = (text: string): boolean => peek().text === text && (peek().kind === 'op' || peek().kind === 'keyword');
  const take = (text: string): boolean => is(text) && ++at > 0;
  const fail = (): never => {
    const { text, line, kind } = peek();
    throw new AwkError(
      `line ${line}: syntax error at or near ${kind === 'end' ? 'end of file' : kind === 'newline' ? 'end of line' : text}`,
    );
  };
  const want = (text: string): void => {
    if (!take(text)) fail();
  };
  const newlines = (): void => {
    while (peek().kind === 'newline') at++;
  };
  const endings = (): void => {
    while (peek().kind === 'newline' || is(';')) at++;
  };
  const name = (): string => {
    if (peek().kind !== 'name' && peek().kind !== 'call') fail();
    return list[at++]?.text ?? '';
  };
  const expressions = (close: string): Expr[] => {
    const items: Expr[] = [];
    newlines();
    if (take(close)) return items;
    do {
      newlines();
      items.push(expression());
      newlines();
    } while (take(','));
    want(close);
    return items;
  };
  const inside = <T>(parse: () => T): T => {
    const saved = [noIn, noGreater] as const;
    noIn = noGreater = 0;
    const value = parse();
    [noIn, noGreater] = saved;
    return value;
  };
  const expression = (): Expr => {
    const left = ternary();
    const operator = peek().text;
    if (peek().kind !== 'op' || !/^[-+*/%^]?=$/.test(operator)) return left;
    if (!['variable', 'field', 'element'].includes(left.kind)) return fail();
    at++;
    newlines();
    return { kind: 'assign', operator: operator.slice(0, -1), target: left, value: expression() };
  };
  const ternary = (): Expr => {
    const test = logical(0);
    if (!take('?')) return test;
    newlines();
    const yes = expression();
    newlines();
    want(':');
    newlines();
    return { kind: 'condition', test, yes, no: expression() };
  };
  const logical = (level: number): Expr => {
    const operators = LEVELS[level];
    if (!operators) return membership();
    let left = logical(level + 1);
    while (operators.some(is)) {
      const operator = list[at++]?.text ?? '';
      newlines();
      left = { kind: 'binary', operator, left, right: logical(level + 1) };
    }
    return left;
  };
  const membership = (): Expr => {
    let left = matching();
    while (!noIn && is('in')) {
      at++;
      left = { kind: 'in', array: name(), subscripts: left.kind === 'group' ? left.items : [left] };
    }
    return left;
  };
  const matching = (): Expr => {
    let left = comparison();
    while (is('~') || (is('!') && list[at + 1]?.text === '~')) {
      const negated = take('!');
      want('~');
      left = { kind: 'match', negated, left, right: comparison() };
    }
    return left;
  };
  const comparison = (): Expr => {
    const left = concatenation();
    const operator = peek().text;
    if (peek().kind === 'op' && /^(<|<=|==|!=|>=|>)$/.test(operator) && !(operator === '>' && noGreater)) {
      at++;
      return { kind: 'binary', operator, left, right: concatenation() };
    }
    if (is('|') && list[at + 1]?.text === 'getline') {
      at += 2;
      return piped({ kind: 'getline', target: target(), from: 'command', source: left });
    }
    return left;
  };
  const piped = (left: Expr): Expr => {
    if (!is('|') || list[at + 1]?.text !== 'getline') return left;
    at += 2;
    return piped({ kind: 'getline', target: target(), from: 'command', source: left });
  };
  const startsValue = (): boolean => {
    const { kind, text } = peek();
    if (['number', 'string', 'regex', 'name', 'call', 'builtin'].includes(kind)) return true;
    return (
      kind === 'op' &&
      ['$', '!', '(', '-', '+', '++', '--'].includes(text) &&
      !(text === '!' && list[at + 1]?.text === '~')
    );
  };
  const concatenation = (): Expr => {
    let left = additive();
    while (startsValue() && !is('in') && !is('-') && !is('+'))
      left = { kind: 'binary', operator: ' ', left, right: additive() };
    return left;
  };
  const additive = (): Expr => {
    let left = product();
    while (is('+') || is('-')) left = { kind: 'binary', operator: list[at++]?.text ?? '', left, right: product() };
    return left;
  };
  const product = (): Expr => {
    let left = signed();
    while (is('*') || is('/') || is('%'))
      left = { kind: 'binary', operator: list[at++]?.text ?? '', left, right: signed() };
    return left;
  };
  const signed = (): Expr => {
    for (const operator of ['!', '-', '+']) if (take(operator)) return { kind: 'unary', operator, value: signed() };
    return power();
  };
  const power = (): Expr => {
    const left = postfix();
    if (!take('^')) return left;
    return { kind: 'binary', operator: '^', left, right: is('-') || is('+') || is('!') ? signed() : power() };
  };
  const lvalue = (e: Expr): boolean => e.kind === 'variable' || e.kind === 'field' || e.kind === 'element';
  const postfix = (): Expr => {
    const value = primary();
    if (lvalue(value)) {
      if (take('++')) return { kind: 'step', by: 1, prefix: false, target: value };
      if (take('--')) return { kind: 'step', by: -1, prefix: false, target: value };
    }
    return value;
  };
  const target = (): Expr | undefined => (peek().kind === 'name' || is('$') ? primary() : undefined);
  const primary = (): Expr => {
    const token = peek();
    at++;
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'string', value: token.text };
    if (token.kind === 'regex') return { kind: 'regex', pattern: compile(token.text, 'awk') };
    if (token.kind === 'builtin') {
      const args = take('(') ? inside(() => expressions(')')) : [];
      return { kind: 'builtin', name: token.text, args };
    }
    if (token.kind === 'call') {
      want('(');
      return { kind: 'call', name: token.text, args: inside(() => expressions(')')) };
    }
    if (token.kind === 'name')
      return take('[')
        ? { kind: 'element', array: token.text, subscripts: inside(() => expressions(']')) }
        : { kind: 'variable', name: token.text };
    if (token.kind === 'op') {
      if (token.text === '$') return { kind: 'field', index: is('++') || is('--') || is('-') ? signed() : primary() };
      if (token.text === '++' || token.text === '--') {
        const value = primary();
        if (lvalue(value)) return { kind: 'step', by: token.text === '++' ? 1 : -1, prefix: true, target: value };
      } else if (token.text === '(') {
        const items = inside(() => expressions(')'));
        const [only] = items;
        if (items.length === 1 && only)
          return only.kind === 'group' ? only : lvalue(only) ? only : { kind: 'group', items };
        if (items.length > 1) return { kind: 'group', items };
      } else if (token.text === '!' || token.text === '-' || token.text === '+') {
        at--;
        return signed();
      }
    }
    if (token.text === 'getline') {
      const into = target();
      if (take('<')) return { kind: 'getline', target: into, from: 'file', source: primary() };
      return { kind: 'getline', target: into, from: 'main', source: undefined };
    }
    at--;
    return fail();
  };
  const simple = (): Statement => {
    if (is('print') || is('printf')) {
      const formatted = list[at++]?.text === 'printf';
      noGreater++;
      const args: Expr[] = [];
      if (!is('>') && !is('>>') && !is('|') && !is(';') && !is('}') && peek().kind !== 'newline')
        do {
          newlines();
          args.push(expression());
        } while (take(','));
      noGreater--;
      const [only] = args;
      const how = peek().text;
      let redirect: { how: string; to: Expr } | undefined;
      if (is('>') || is('>>') || is('|')) {
        at++;
        noGreater++;
        redirect = { how, to: ternary() };
        noGreater--;
      }
      return {
        kind: 'print',
        formatted,
        args: args.length === 1 && only?.kind === 'group' ? only.items : args,
        redirect,
      };
    }
    if (take('delete')) {
      const array = name();
      return { kind: 'delete', array, subscripts: take('[') ? expressions(']') : undefined };
    }
    return { kind: 'expression', value: expression() };
  };
  const finish = (): void => {
    if (take(';')) {
      newlines();
    } else if (peek().kind === 'newline') newlines();
    else if (!is('}') && peek().kind !== 'end') fail();
  };
  const block = (): Statement => {
    const body: Statement[] = [];
    for (endings(); !take('}'); endings()) {
      if (peek().kind === 'end') fail();
      body.push(statement());
    }
    return { kind: 'block', body };
  };
  const statement = (): Statement => {
    newlines();
    if (take('{')) return block();
    if (take(';')) return { kind: 'block', body: [] };
    if (take('if')) {
      want('(');
      const test = inside(expression);
      want(')');
      const yes = statement();
      const mark = at;
      endings();
      if (take('else')) return { kind: 'if', test, yes, no: statement() };
      at = mark;
      return { kind: 'if', test, yes, no: undefined };
    }
    if (take('while')) {
      want('(');
      const test = inside(expression);
      want(')');
      return { kind: 'while', test, body: statement(), afterFirst: false };
    }
    if (take('do')) {
      const body = statement();
      endings();
      want('while');
      want('(');
      const test = inside(expression);
      want(')');
      finish();
      return { kind: 'while', test, body, afterFirst: true };
    }
    if (take('for')) {
      want('(');
      if (peek().kind === 'name' && list[at + 1]?.text === 'in' && list[at + 3]?.text === ')') {
        const variable = name();
        at++;
        const array = name();
        want(')');
        return { kind: 'forIn', name: variable, array, body: statement() };
      }
      const start = is(';') ? undefined : simple();
      want(';');
      newlines();
      const test = is(';') ? undefined : expression();
      want(';');
      newlines();
      const step = is(')') ? undefined : simple();
      want(')');
      return { kind: 'for', start, test, step, body: statement() };
    }
    for (const kind of ['break', 'continue', 'next', 'nextfile'] as const)
      if (take(kind)) {
        finish();
        return { kind };
      }
    for (const kind of ['exit', 'return'] as const)
      if (take(kind)) {
        const value = is(';') || is('}') || peek().kind === 'newline' ? undefined : expression();
        finish();
        return { kind, value };
      }
    const made = simple();
    finish();
    return made;
  };
  const rules: Rule[] = [];
  const functions = new Map<string, AwkFunction>();
  for (endings(); peek().kind !== 'end'; endings()) {
    if (take('function') || take('func')) {
      const called = name();
      want('(');
      const parameters: string[] = [];
      if (!take(')')) {
        do {
          newlines();
          parameters.push(name());
        } while (take(','));
        want(')');
      }
      newlines();
      want('{');
      functions.set(called, { parameters, body: block() });
      continue;
    }
    const begin = take('BEGIN');
    const end = !begin && take('END');
    let [from, to]: [Expr | undefined, Expr | undefined] = [undefined, undefined];
    if (!begin && !end && !is('{')) {
      from = expression();
      if (take(',')) {
        newlines();
        to = expression();
      }
    }
    const body = take('{') ? block() : undefined;
    if ((begin || end) && !body) fail();
    rules.push({ begin, end, from, to, body });
  }
  return { rules, functions };
}
