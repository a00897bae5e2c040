import { command, Failure, UsageError } from '../command';
import { quote } from '../quote';
import { compile, PatternError } from '../text/regex';

/** expr(1): `|`, `&`, comparisons, + -, * / %, `:`, and the string words. Ends with 1 for null or 0, 2 for an error. */
export const expr = command(
  {
    name: 'expr',
    usage: 'EXPRESSION',
    about: 'Print the value of EXPRESSION to standard output.',
    inOrder: true,
    badUsage: 2,
    obsolete: (words) => (/^--(help|version)$/.test(words[0] ?? '') ? words : ['--', ...words]),
  },
  function* (io, _options, words) {
    if (words.length === 0) throw new UsageError('missing operand');
    let at = 0;
    const null0 = (text: string): boolean => text === '' || /^-?0+$/.test(text);
    const integer = (text: string): bigint => {
      if (!/^-?\d+$/.test(text)) throw new Failure('non-integer argument', 2);
      return BigInt(text);
    };
    const levels: ((a: string, b: string, operator: string) => string)[] = [
      (a, b) => (null0(a) ? (null0(b) ? '0' : b) : a),
      (a, b) => (null0(a) || null0(b) ? '0' : a),
      (a, b, operator) => {
        const [x, y] = /^-?\d+$/.test(a) && /^-?\d+$/.test(b) ? [BigInt(a), BigInt(b)] : [a, b];
        const truth = {
          '<': x < y,
          '<=': x <= y,
          '=': x === y,
          '==': x === y,
          '!=': x !== y,
          '>=': x >= y,
          '>': x > y,
        }[operator];
        return truth ? '1' : '0';
      },
      (a, b, operator) => String(operator === '+' ? integer(a) + integer(b) : integer(a) - integer(b)),
      (a, b, operator) => {
        const [x, y] = [integer(a), integer(b)];
        if (operator !== '*' && y === 0n) throw new Failure('division by zero', 2);
        return String(operator === '*' ? x * y : operator === '/' ? x / y : x % y);
      },
      (a, b) => matched(a, b),
    ];
    const operators = [['|'], ['&'], ['<', '<=', '=', '==', '!=', '>=', '>'], ['+', '-'], ['*', '/', '%'], [':']];
    const matched = (text: string, pattern: string): string => {
      try {
        const m = new RegExp(`^(?:${compile(pattern, 'basic').source})`).exec(text);
        return /\\\(/.test(pattern) ? (m?.[1] ?? '') : String(m?.[0].length ?? 0);
      } catch (e) {
        if (e instanceof PatternError) throw new Failure(e.message, 2);
        throw e;
      }
    };
    const binary = (level: number): string => {
      const apply = levels[level];
      if (!apply) return primary();
      let left = binary(level + 1);
      while (operators[level]?.includes(words[at] ?? '')) {
        const operator = words[at++] ?? '';
        left = apply(left, binary(level + 1), operator);
      }
      return left;
    };
    const primary = (): string => {
      const word = words[at++];
      if (word === undefined) throw new Failure(`syntax error: missing argument after ${quote(words.at(-1) ?? '')}`, 2);
      if (word === '(') {
        const value = binary(0);
        if (words[at++] !== ')')
          throw new Failure(`syntax error: expecting ')' after ${quote(words[at - 2] ?? '')}`, 2);
        return value;
      }
      if (words[at] === undefined) return word;
      if (word === '+') return words[at++] ?? '';
      if (word === 'length') return String(primary().length);
      if (word === 'match') return matched(primary(), primary());
      if (word === 'substr') {
        const [text, from, length] = [primary(), Number(primary()), Number(primary())];
        return from > 0 && length > 0 ? text.slice(from - 1, from - 1 + length) : '';
      }
      if (word === 'index') {
        const [text, set] = [primary(), primary()];
        return String([...text].findIndex((c) => set.includes(c)) + 1);
      }
      return word;
    };
    const value = binary(0);
    if (at < words.length) throw new Failure(`syntax error: unexpected argument ${quote(words[at] ?? '')}`, 2);
    yield* io.print(`${value}\n`);
    return null0(value) ? 1 : 0;
  },
);
