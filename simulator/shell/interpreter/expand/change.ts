import { compile, matches, patternSource } from '../pattern';
import { quoteDouble, quoteTransform } from '../quote';
import type { Shell } from '../shell';

/** ${x#p} ${x##p} ${x%p} ${x%%p} */
export function remove(value: string, op: '#' | '##' | '%' | '%%', pattern: string, extended: boolean): string {
  if (pattern === '') return value;
  if (op === '#' || op === '##') {
    const found = compile(`^(?:${patternSource(pattern, { extended, lazy: op === '#' })})`).exec(value);
    return found ? value.slice(found[0].length) : value;
  }
  const positions = Array.from({ length: value.length + 1 }, (_, i) => i);
  const at = (op === '%' ? positions.reverse() : positions).find((i) => matches(pattern, value.slice(i), { extended }));
  return at === undefined ? value : value.slice(0, at);
}

/** ${x/p/r} ${x//p/r} ${x/#p/r} ${x/%p/r}; & in the replacement is plain. */
export function replace(
  value: string,
  op: '/' | '//' | '/#' | '/%',
  pattern: string,
  replacement: string,
  extended: boolean,
): string {
  if (pattern === '') return op === '/#' ? replacement + value : op === '/%' ? value + replacement : value;
  const source = `(?:${patternSource(pattern, { extended })})`;
  const regex = compile(op === '/#' ? `^${source}` : op === '/%' ? `${source}$` : source, op === '//' ? 'g' : '');
  return value.replace(regex, (found) => (found === '' ? '' : replacement));
}

/** ${x^} ${x^^} ${x,} ${x,,} */
export function caseChange(value: string, op: '^' | '^^' | ',' | ',,', pattern: string | undefined): string {
  const change = (c: string): string =>
    pattern !== undefined && pattern !== '' && !matches(pattern, c)
      ? c
      : op.startsWith('^')
        ? c.toUpperCase()
        : c.toLowerCase();
  if (op.length === 2) return [...value].map(change).join('');
  return value === '' ? '' : change(value[0] ?? '') + value.slice(1);
}

/** ${x@Q} and its kin. */
export function transform(shell: Shell, op: string, value: string, name: string): string {
  switch (op) {
    case 'Q':
      return quoteTransform(value);
    case 'U':
      return value.toUpperCase();
    case 'u':
      return caseChange(value, '^', undefined);
    case 'L':
      return value.toLowerCase();
    case 'A':
      return `${name}=${quoteTransform(value)}`;
    case 'E':
      return value.replace(
        /\\([abefnrtv\\'"])/g,
        (_, c: string) => ({ a: '\x07', b: '\b', e: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' })[c] ?? c,
      );
    case 'a': {
      const variable = shell.variables.get(name);
      return [
        variable?.indexed && 'a',
        variable?.associative && 'A',
        variable?.integer && 'i',
        variable?.readonly && 'r',
        variable?.exported && 'x',
      ]
        .filter(Boolean)
        .join('');
    }
    case 'K':
    case 'k':
      return quoteDouble(value);
    default:
      return value;
  }
}
