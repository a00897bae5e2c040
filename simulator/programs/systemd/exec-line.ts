import type { Bytes } from '../../bytes';
import { unitName } from './unit-file';

// ExecStart= and its kin: systemd.service(5), "Command lines".

export interface CommandLine {
  /** A failure does not count: `-`. */
  readonly ignoreFailure: boolean;
  readonly words: readonly Bytes[];
  /** As the unit file has it, without its prefix. */
  readonly text: Bytes;
}

function splitWords(text: Bytes): Bytes[] {
  const out: Bytes[] = [];
  let word = '';
  let quote = '';
  let open = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quote) {
      if (c === quote) quote = '';
      else if (c === '\\' && i + 1 < text.length) word += escaped(text[++i] ?? '');
      else word += c;
    } else if (c === '"' || c === "'") {
      quote = c;
      open = true;
    } else if (/\s/.test(c)) {
      if (open) out.push(word);
      word = '';
      open = false;
    } else {
      word += c === '\\' && i + 1 < text.length ? escaped(text[++i] ?? '') : c;
      open = true;
    }
  }
  if (open) out.push(word);
  return out;
}

const escaped = (c: string): string => ({ n: '\n', t: '\t', s: ' ', r: '\r' })[c] ?? c;

/** %n, %i and the like: systemd.unit(5), "Specifiers". */
export function expandSpecifiers(text: Bytes, name: string, hostname: string): Bytes {
  const full = unitName(name);
  const prefix = full.replace(/\.\w+$/, '');
  const instance = /@(.*)$/.exec(prefix)?.[1] ?? '';
  const values: Record<string, string> = {
    n: full,
    N: prefix,
    p: prefix.replace(/@.*/, ''),
    i: instance,
    I: instance.replace(/-/g, '/'),
    H: hostname,
    u: 'root',
    U: '0',
    h: '/root',
    t: '/run',
    S: '/var/lib',
    C: '/var/cache',
    L: '/var/log',
    E: '/etc',
    '%': '%',
  };
  return text.replace(/%([a-zA-Z%])/g, (whole, letter: string) => values[letter] ?? whole);
}

export function parseCommandLine(value: Bytes): CommandLine {
  const text = value.replace(/^[-@:+!|]+/, '');
  return { ignoreFailure: /^[@:+!|]*-/.test(value), words: splitWords(text), text };
}

/** `${NAME}` within a word; `$NAME` as a word of its own is split at blanks. */
export function expandVariables(words: readonly Bytes[], env: ReadonlyMap<string, Bytes>): Bytes[] {
  return words.flatMap((word) => {
    const alone = /^\$(\w+)$/.exec(word)?.[1];
    if (alone !== undefined) return (env.get(alone) ?? '').split(/\s+/).filter(Boolean);
    return [word.replace(/\$\{(\w+)\}/g, (_, name: string) => env.get(name) ?? '').replace(/\$\$/g, '$')];
  });
}

/** `NAME=value "OTHER=with blanks"`, as in Environment=. */
export const assignments = (values: readonly Bytes[]): [string, Bytes][] =>
  values.flatMap(splitWords).flatMap((word): [string, Bytes][] => {
    const eq = word.indexOf('=');
    return eq > 0 ? [[word.slice(0, eq), word.slice(eq + 1)]] : [];
  });
