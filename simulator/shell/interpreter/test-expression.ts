import { checkFile, compareFiles } from './file-tests';
import { readArray, readVariable } from './parameters';
import type { Shell } from './shell';

/** What `test` says of an expression that is none. */
export class TestError extends Error {}

const BINARY = new Set(['=', '!=', '-eq', '-ne', '-lt', '-le', '-gt', '-ge', '-nt', '-ot', '-ef', '<', '>']);
const UNARY = /^-[abcdefghkLnNoOprsStuvwxzGR]$/;

/** test(1): decided by the number of arguments, beyond four by precedence. */
export function evaluateTest(shell: Shell, args: readonly string[]): boolean {
  const [a = '', b = '', c = '', d = ''] = args;
  switch (args.length) {
    case 0:
      return false;
    case 1:
      return a !== '';
    case 2:
      if (a === '!') return b === '';
      if (isUnary(shell, a)) return unary(shell, a, b);
      throw new TestError(
        shell.dialect.bash
          ? `${a}: unary operator expected`
          : shell.dialect.name === 'dash'
            ? `${a}: unexpected operator`
            : `${b}: unknown operand`,
      );
    case 3:
      if (isBinary(shell, b)) return binary(shell, a, b, c);
      if (b === '-a') return a !== '' && c !== '';
      if (b === '-o') return a !== '' || c !== '';
      if (a === '!') return !evaluateTest(shell, [b, c]);
      if (a === '(' && c === ')') return b !== '';
      throw new TestError(
        shell.dialect.bash
          ? `${b}: binary operator expected`
          : shell.dialect.name === 'dash'
            ? `${a}: unexpected operator`
            : `${b}: unknown operand`,
      );
    case 4:
      if (a === '!') return !evaluateTest(shell, [b, c, d]);
      if (a === '(' && d === ')') return evaluateTest(shell, [b, c]);
  }
  const parser = new Parser(shell, args);
  const value = parser.or();
  if (parser.at < args.length)
    throw new TestError(
      shell.dialect.bash
        ? 'too many arguments'
        : shell.dialect.name === 'dash'
          ? `${args[parser.at - 1] ?? ''}: unexpected operator`
          : `${args[parser.at]}: unknown operand`,
    );
  return value;
}

const isUnary = (shell: Shell, op: string): boolean => UNARY.test(op) && (shell.dialect.bash || !/^-[avoRN]$/.test(op));
const isBinary = (shell: Shell, op: string): boolean =>
  BINARY.has(op) || (op === '==' && shell.dialect.name !== 'dash');

class Parser {
  readonly shell: Shell;
  readonly args: readonly string[];
  at = 0;
  constructor(shell: Shell, args: readonly string[]) {
    this.shell = shell;
    this.args = args;
  }
  or(): boolean {
    let value = this.and();
    while (this.args[this.at] === '-o') {
      this.at++;
      value = this.and() || value;
    }
    return value;
  }
  and(): boolean {
    let value = this.not();
    while (this.args[this.at] === '-a') {
      this.at++;
      value = this.not() && value;
    }
    return value;
  }
  not(): boolean {
    if (this.args[this.at] !== '!') return this.primary();
    this.at++;
    return !this.not();
  }
  primary(): boolean {
    const word = this.args[this.at];
    if (word === undefined) throw new TestError('argument expected');
    const next = this.args[this.at + 1];
    if (next !== undefined && isBinary(this.shell, next) && this.at + 2 < this.args.length) {
      this.at += 3;
      return binary(this.shell, word, next, this.args[this.at - 1] ?? '');
    }
    if (word === '(') {
      this.at++;
      const value = this.or();
      if (this.args[this.at++] !== ')')
        throw new TestError(this.shell.dialect.bash ? "`)' expected" : 'closing paren expected');
      return value;
    }
    if (isUnary(this.shell, word) && next !== undefined) {
      this.at += 2;
      return unary(this.shell, word, next);
    }
    this.at++;
    return word !== '';
  }
}

function unary(shell: Shell, op: string, text: string): boolean {
  if (op === '-n') return text !== '';
  if (op === '-z') return text === '';
  if (op === '-o') return shell.options.has(text);
  if (op === '-v') {
    const element = /^(\w+)\[([@*])\]$/.exec(text);
    return element ? readArray(shell, element[1] ?? '').length > 0 : readVariable(shell, text) !== undefined;
  }
  return checkFile(shell.sys, op, text);
}

function binary(shell: Shell, left: string, op: string, right: string): boolean {
  switch (op) {
    case '=':
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '-nt':
    case '-ot':
    case '-ef':
      return compareFiles(shell.sys, op, left, right);
  }
  const a = integer(shell, left);
  const b = integer(shell, right);
  switch (op) {
    case '-eq':
      return a === b;
    case '-ne':
      return a !== b;
    case '-lt':
      return a < b;
    case '-le':
      return a <= b;
    case '-gt':
      return a > b;
    default:
      return a >= b;
  }
}

function integer(shell: Shell, text: string): bigint {
  const trimmed = text.trim();
  if (/^[-+]?\d+$/.test(trimmed)) return BigInt(trimmed.replace(/^\+/, ''));
  throw new TestError(
    shell.dialect.bash
      ? `${text}: integer expression expected`
      : shell.dialect.name === 'dash'
        ? `Illegal number: ${text}`
        : `${text}: bad number`,
  );
}
