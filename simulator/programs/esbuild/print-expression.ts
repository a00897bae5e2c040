import type { Expression, FunctionNode, Pattern, Statement } from '../node/ast';
import { BINARY } from '../node/precedence';

// JavaScript as esbuild writes it: two spaces, double quotes, no comments, parentheses where they are needed.

/** Binding strength, the weakest first: only what is weaker than its place gets parentheses. */
export const STRENGTH = { comma: 0, assign: 2, conditional: 3, unary: 16, postfix: 17, new: 18, call: 19, member: 20 };
const strengthOf = (operator: string): number => 4 + BINARY.findIndex((level) => level.includes(operator));

const hex = (code: number, width: number): string => code.toString(16).toUpperCase().padStart(width, '0');
const ascii = (text: string): string =>
  text.replace(/[\u{80}-\u{10ffff}]/gu, (c) => {
    const code = c.codePointAt(0) ?? 0;
    return code <= 0xff ? `\\x${hex(code, 2)}` : code <= 0xffff ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 0)}}`;
  });
const SHORT: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '	',
  '\b': '\\b',
  '\f': '\\f',
  '\v': '\\v',
};

/** Inside a template. */
const cooked = (text: string): string => ascii(text.replace(/[`\\]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r'));

export function quote(text: string): string {
  const cost = (mark: RegExp) => text.match(mark)?.length ?? 0;
  const [single, double, back] = [cost(/'/g), cost(/"/g), cost(/`|\$\{/g)];
  const mark = Math.min(single, double) > back ? '`' : double > single ? "'" : '"';
  if (mark === '`') return `\`${cooked(text)}\``;
  const body = [...text].map((c) => (c === '\\' || c === mark ? `\\${c}` : (SHORT[c] ?? c))).join('');
  return mark + ascii(body) + mark;
}

export function number(value: number): string {
  const plain = String(value).replace('e+', 'e');
  return plain.replace(/^(\d+?)(0{3,})$/, (_, digits: string, zeros: string) => `${digits}e${zeros.length}`);
}

export interface Renaming {
  /** Names that get another one: those that the bundle’s own wrappers take. */
  readonly names: ReadonlyMap<string, string>;
  /** What `require` of a file of the bundle becomes. */
  readonly wrappers: ReadonlyMap<string, string>;
}

export abstract class ExpressionPrinter {
  protected depth = 0;
  protected readonly renaming: Renaming;
  constructor(renaming: Renaming) {
    this.renaming = renaming;
  }

  protected line(text: string): string {
    return `${'  '.repeat(this.depth)}${text}\n`;
  }
  protected deeper<T>(body: () => T): T {
    this.depth += 1;
    const made = body();
    this.depth -= 1;
    return made;
  }
  protected rename(name: string): string {
    return this.renaming.names.get(name) ?? name;
  }

  pattern(pattern: Pattern): string {
    const otherwise =
      'default' in pattern && pattern.default ? ` = ${this.expression(pattern.default, STRENGTH.assign)}` : '';
    switch (pattern.kind) {
      case 'name':
        return this.rename(pattern.name) + otherwise;
      case 'rest':
        return `...${this.rename(pattern.name)}`;
      case 'array':
        return `[${pattern.items.map((item) => (item ? this.pattern(item) : '')).join(', ')}]${otherwise}`;
      case 'object': {
        const entries = pattern.entries.map(({ key, value }) =>
          value.kind === 'name' && value.name === key && this.rename(key) === key
            ? this.pattern(value)
            : value.kind === 'rest'
              ? this.pattern(value)
              : `${key}: ${this.pattern(value)}`,
        );
        return `${entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}'}${otherwise}`;
      }
    }
  }

  /** `place` is the weakest that may stand here bare. */
  expression(node: Expression, place: number = STRENGTH.comma): string {
    const weak = (strength: number, text: string): string => (strength < place ? `(${text})` : text);
    switch (node.kind) {
      case 'literal':
        return literal(node.value);
      case 'regex':
        return `/${node.source}/${node.flags}`;
      case 'template':
        return this.template(node.parts, node.values);
      case 'name':
        return this.rename(node.name);
      case 'this':
        return 'this';
      case 'array':
        return this.list('[', node.items, ']', node.lines === true);
      case 'object':
        return this.object(node.entries, node.lines === true);
      case 'spread':
        return `...${this.expression(node.value, STRENGTH.assign)}`;
      case 'function':
        return node.arrow ? weak(STRENGTH.assign, this.arrow(node)) : this.function(node);
      case 'unary':
        return weak(STRENGTH.unary, spaced(node.operator, this.expression(node.value, STRENGTH.unary)));
      case 'update': {
        const target = this.expression(node.target, STRENGTH.postfix);
        return node.prefix
          ? weak(STRENGTH.unary, node.operator + target)
          : weak(STRENGTH.postfix, target + node.operator);
      }
      case 'binary':
      case 'logical': {
        const own = strengthOf(node.operator);
        const right = node.operator === '**';
        const side = (inner: Expression, least: number): string =>
          mixes(node.operator, inner) ? `(${this.expression(inner)})` : this.expression(inner, least);
        return weak(
          own,
          `${side(node.left, own + (right ? 1 : 0))} ${node.operator} ${side(node.right, own + (right ? 0 : 1))}`,
        );
      }
      case 'assign':
        return weak(
          STRENGTH.assign,
          `${this.expression(node.target, STRENGTH.postfix)} ${node.operator} ${this.expression(node.value, STRENGTH.assign)}`,
        );
      case 'conditional':
        return weak(
          STRENGTH.conditional,
          `${this.expression(node.test, STRENGTH.conditional + 1)} ? ${this.expression(node.yes, STRENGTH.assign)} : ${this.expression(node.no, STRENGTH.assign)}`,
        );
      case 'member':
        return this.member(node);
      case 'call': {
        const wrapper = this.renaming.wrappers.get(requiredBy(node) ?? '');
        if (wrapper !== undefined) return `${wrapper}()`;
        const callee = this.expression(node.callee, STRENGTH.call);
        const bare = node.callee.kind === 'function' && !node.callee.arrow ? `(${callee})` : callee;
        return `${bare}${node.optional ? '?.' : ''}${this.list('(', node.args, ')', node.lines === true)}`;
      }
      case 'new':
        return `new ${this.expression(node.callee, STRENGTH.member)}${this.list('(', node.args, ')', node.lines === true)}`;
      case 'sequence':
        return weak(STRENGTH.comma, node.items.map((item) => this.expression(item, STRENGTH.assign)).join(', '));
    }
  }

  private member({ object, property, optional }: Extract<Expression, { kind: 'member' }>): string {
    const whole = object.kind === 'literal' && typeof object.value === 'number' && Number.isInteger(object.value);
    const owner = this.expression(object, STRENGTH.call) + (whole ? ' ' : '');
    if (property.kind === 'literal' && typeof property.value === 'string' && /^[A-Za-z_$][\w$]*$/.test(property.value))
      return `${owner}${optional ? '?.' : '.'}${property.value}`;
    return `${owner}${optional ? '?.' : ''}[${this.expression(property)}]`;
  }

  private template(parts: readonly string[], values: readonly Expression[]): string {
    return `\`${parts.map((part, i) => cooked(part) + (values[i] ? `\${${this.expression(values[i])}}` : '')).join('')}\``;
  }

  private list(open: string, items: readonly Expression[], close: string, lines: boolean): string {
    const text = () => items.map((item) => this.expression(item, STRENGTH.assign));
    if (!lines || items.length === 0) return `${open}${text().join(', ')}${close}`;
    const rows = this.deeper(() => text().map((row, i) => this.line(row + (i < items.length - 1 ? ',' : ''))));
    return `${open}\n${rows.join('')}${'  '.repeat(this.depth)}${close}`;
  }

  private object(entries: Extract<Expression, { kind: 'object' }>['entries'], lines: boolean): string {
    if (entries.length === 0) return '{}';
    const text = () => entries.map((entry) => this.entry(entry));
    if (!lines) return `{ ${text().join(', ')} }`;
    const rows = this.deeper(() => text().map((row, i) => this.line(row + (i < entries.length - 1 ? ',' : ''))));
    return `{\n${rows.join('')}${'  '.repeat(this.depth)}}`;
  }

  private entry({ key, value, spread, quoted }: Entry): string {
    if (spread) return `...${this.expression(value, STRENGTH.assign)}`;
    const plain = key.kind === 'literal' && typeof key.value === 'string' ? key.value : undefined;
    const name =
      plain === undefined
        ? `[${this.expression(key, STRENGTH.assign)}]`
        : !quoted && /^([A-Za-z_$][\w$]*|0|[1-9]\d*)$/.test(plain)
          ? plain
          : quote(plain);
    if (value.kind === 'function' && !value.arrow && value.at === key.at)
      return `${name}(${value.parameters.map((one) => this.pattern(one)).join(', ')}) ${this.body(value)}`;
    if (value.kind === 'name' && this.rename(value.name) === plain) return plain;
    return `${name}: ${this.expression(value, STRENGTH.assign)}`;
  }

  private arrow(node: FunctionNode): string {
    const start = `(${node.parameters.map((one) => this.pattern(one)).join(', ')}) => `;
    if (isBlock(node.body)) return start + this.body(node);
    const value = this.expression(node.body, STRENGTH.assign);
    return start + (value.startsWith('{') ? `(${value})` : value);
  }

  function(node: FunctionNode): string {
    const name = node.name === '' ? '' : ` ${this.rename(node.name)}`;
    return `function${name}(${node.parameters.map((one) => this.pattern(one)).join(', ')}) ${this.body(node)}`;
  }

  private body({ body }: FunctionNode): string {
    return this.block(isBlock(body) ? body : []);
  }

  protected block(body: readonly Statement[]): string {
    return `{\n${this.deeper(() => body.map((one) => this.statement(one)).join(''))}${'  '.repeat(this.depth)}}`;
  }

  abstract statement(node: Statement): string;
}

type Entry = Extract<Expression, { kind: 'object' }>['entries'][number];

/** `- -n` and `typeof n`, but `!n`. */
const spaced = (operator: string, value: string): string =>
  operator + (/\w/.test(operator) || value.startsWith(operator.replace('!', '~~')) ? ' ' : '') + value;

/** `??` may not stand beside `||` or `&&` without parentheses. */
const mixes = (operator: string, inner: Expression): boolean =>
  inner.kind === 'logical' && (operator === '??') !== (inner.operator === '??') && inner.operator !== operator;

/** The name that a `require('…')` asks for. */
export function requiredBy(node: Expression): string | undefined {
  if (node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.name !== 'require') return undefined;
  const [first] = node.args;
  return first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
}

const isBlock = (body: FunctionNode['body']): body is readonly Statement[] => Array.isArray(body);

function literal(value: string | number | boolean | null | undefined): string {
  if (typeof value === 'string') return quote(value);
  return typeof value === 'number' ? number(value) : value === undefined ? 'void 0' : String(value);
}
