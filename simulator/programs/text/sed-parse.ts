import type { Bytes } from '../../bytes';
import { compile, PatternError } from './regex';

export type Address =
  | { readonly line: number; readonly step?: number }
  | { readonly last: true }
  | { readonly pattern: RegExp | undefined }
  | { readonly plus: number };

export interface Command {
  readonly name: string;
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly negated: boolean;
  /** a i c: text; r w: file; b t T and `:` : label; q Q: status. */
  readonly text: Bytes;
  readonly pattern: RegExp | undefined;
  readonly replacement: Bytes;
  /** s: g p I e number w; y: nothing. */
  readonly flags: {
    readonly global: boolean;
    readonly print: boolean;
    readonly nth: number;
    readonly file: Bytes | undefined;
  };
  readonly map: ReadonlyMap<string, string>;
  /** `{`: index after the matching `}`; set when the script is complete. */
  jump: number;
}

export class ScriptError extends Error {
  readonly status: number;
  constructor(message: string, status = 1) {
    super(message);
    this.status = status;
  }
}

const NONE = { global: false, print: false, nth: 0, file: undefined };
const expandEscapes = (text: Bytes): Bytes =>
  text.replace(/\\([ntrfv])/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r', f: '\f', v: '\v' })[c] ?? c);

/** A sed script as a flat list of commands. Throws ScriptError with GNU sed's text. */
export function parseScript(script: Bytes, syntax: 'basic' | 'extended'): Command[] {
  let i = 0;
  const commands: Command[] = [];
  const open: number[] = [];
  const fail = (text: string): never => {
    throw new ScriptError(`-e expression #1, char ${i}: ${text}`);
  };
  const blanks = (extra = ''): void => {
    while (i < script.length && ` \t${extra}`.includes(script[i] ?? '')) i++;
  };
  const regex = (source: Bytes, flags: string): RegExp | undefined => {
    if (source === '') return undefined;
    try {
      return compile(source, syntax, flags);
    } catch (e) {
      if (e instanceof PatternError) return fail(e.message);
      throw e;
    }
  };
  /** Up to the delimiter; `\delimiter` is the delimiter itself. Undefined when it is missing. */
  const delimited = (delimiter: string, isRegex: boolean): Bytes | undefined => {
    let out = '';
    const inBracket = false;
    for (; i < script.length; i++) {
      const c = script[i] ?? '';
      if (c === '\\' && !inBracket) {
        const next = script[++i] ?? '';
        out +=
          next === delimiter
            ? isRegex && /[.*[\]^$+?(){}|]/.test(next)
              ? `[${next}]`
              : next
            : next === '\n' && isRegex
              ? '\\n'
              : `\\${next}`;
      } else if (c === delimiter && !inBracket) {
        i++;
        return out;
      } else {
        if (isRegex && c === '[' && !inBracket) {
          const close = /^\[\^?\]?(?:\[[:.=][^\]]*[:.=]\]|[^\]])*\]/.exec(script.slice(i));
          if (!close) {
            i = script.length;
            return undefined;
          }
          out += close[0];
          i += close[0].length - 1;
          continue;
        }
        out += c;
      }
    }
    return undefined;
  };
  const address = (second: boolean): Address | undefined => {
    const number = /^\d+/.exec(script.slice(i, i + 12));
    if (number) {
      i += number[0].length;
      const step = /^~(\d+)/.exec(script.slice(i, i + 12));
      if (step) i += step[0].length;
      return { line: Number(number[0]), ...(step ? { step: Number(step[1]) } : {}) };
    }
    if (script[i] === '$') {
      i++;
      return { last: true };
    }
    const plus = second ? /^\+(\d+)/.exec(script.slice(i, i + 12)) : null;
    if (plus) {
      i += plus[0].length;
      return { plus: Number(plus[1]) };
    }
    if (script[i] !== '/' && script[i] !== '\\') return undefined;
    if (script[i] === '\\') i++;
    const delimiter = script[i++] ?? '';
    const source = delimited(delimiter, true);
    if (source === undefined) return fail('unterminated address regex');
    let flags = '';
    while (script[i] === 'I' || script[i] === 'M') flags += script[i++] === 'I' ? 'i' : 'm';
    return { pattern: regex(source, flags) };
  };
  const restOfLine = (): Bytes => {
    const end = script.indexOf('\n', i);
    const text = script.slice(i, end < 0 ? undefined : end);
    i += text.length;
    return text;
  };
  const finish = (): void => {
    blanks();
    if (script[i] === '#') restOfLine();
    if (i < script.length && !';\n}'.includes(script[i] ?? '')) {
      i++;
      fail('extra characters after command');
    }
  };
  for (;;) {
    blanks(';\n');
    if (i >= script.length) break;
    const from = address(false);
    blanks();
    let to: Address | undefined;
    if (from && script[i] === ',') {
      i++;
      blanks();
      to = address(true);
      if (!to) {
        i++;
        fail("unexpected `,'");
      }
      blanks();
    }
    let negated = false;
    while (script[i] === '!') {
      negated = true;
      i++;
      blanks();
    }
    const name = script[i++];
    if (name === undefined) return fail('missing command');
    const base = {
      name,
      from,
      to,
      negated,
      text: '',
      pattern: undefined,
      replacement: '',
      flags: NONE,
      map: new Map<string, string>(),
      jump: -1,
    };
    if (name === '#') {
      restOfLine();
      continue;
    }
    if (name === '{') {
      open.push(commands.length);
      commands.push(base);
      continue;
    }
    if (name === '}') {
      const start = open.pop();
      const block = start === undefined ? undefined : commands[start];
      if (!block) return fail("unexpected `}'");
      block.jump = commands.length;
      finish();
      continue;
    }
    if ('aic'.includes(name)) {
      blanks();
      let text: Bytes;
      if (script[i] === '\\') {
        const mark = ++i;
        blanks();
        if (script[i] === '\n') i++;
        else i = mark;
      }
      const m = /^(?:\\[\s\S]|[^\\\n])*/.exec(script.slice(i));
      text = m?.[0] ?? '';
      i += text.length;
      if (text === '' && i >= script.length) return fail("expected \\ after `a', `c' or `i'");
      text = text.replace(/\\([\s\S])/g, (_, c: string) => (c === 't' ? '\t' : c));
      commands.push({ ...base, text: `${text}\n` });
    } else if (':btT'.includes(name)) {
      blanks();
      const m = (name === ':' ? /^[^\n;]*/ : /^[^\n;}]*/).exec(script.slice(i));
      i += m?.[0].length ?? 0;
      const label = (m?.[0] ?? '').trim();
      if (name === ':' && label === '') return fail('":" lacks a label');
      commands.push({ ...base, text: label });
    } else if ('rRwW'.includes(name)) {
      blanks();
      const file = restOfLine();
      if (file === '') return fail('missing filename in r/R/w/W commands');
      commands.push({ ...base, text: file });
    } else if (name === 's' || name === 'y') {
      const delimiter = script[i++] ?? '';
      const left =
        delimiter === '' || delimiter === '\n' || delimiter === '\\' ? undefined : delimited(delimiter, name === 's');
      const right = left === undefined ? undefined : delimited(delimiter, false);
      if (left === undefined || right === undefined) return fail(`unterminated \`${name}' command`);
      if (name === 'y') {
        const [a, b] = [expandEscapes(left).replace(/\\\\/g, '\\'), expandEscapes(right).replace(/\\\\/g, '\\')];
        if (a.length !== b.length) return fail("strings for `y' command are different lengths");
        finish();
        commands.push({ ...base, map: new Map([...a].map((c, k) => [c, b[k] ?? c])) });
        continue;
      }
      let [global, print, nth, file, regexFlags] = [false, false, 0, undefined as Bytes | undefined, ''];
      for (; ; i++) {
        const c = script[i] ?? '';
        if (c === 'g') global = true;
        else if (c === 'p') print = true;
        else if (c === 'i' || c === 'I') regexFlags = 'i';
        else if (c === 'm' || c === 'M') regexFlags += 'm';
        else if (/[1-9]/.test(c)) {
          nth = Number(/^\d+/.exec(script.slice(i))?.[0]);
          i += String(nth).length - 1;
        } else if (c === 'w') {
          i++;
          blanks();
          file = restOfLine();
          break;
        } else break;
      }
      if (i < script.length && !' \t;\n}#'.includes(script[i] ?? '')) {
        i++;
        return fail("unknown option to `s'");
      }
      const pattern = regex(left, `g${regexFlags}`);
      const most = Math.max(0, ...[...right.matchAll(/\\\\|\\(\d)/g)].map((m) => Number(m[1] ?? 0)));
      const groups = pattern ? (new RegExp(`${pattern.source}|`).exec('')?.length ?? 1) - 1 : 9;
      if (most > groups) return fail(`invalid reference \\${most} on \`s' command's RHS`);
      finish();
      commands.push({ ...base, pattern, replacement: right, flags: { global, print, nth, file } });
    } else if ('qQ'.includes(name)) {
      blanks();
      const m = /^\d*/.exec(script.slice(i))?.[0] ?? '';
      i += m.length;
      finish();
      commands.push({ ...base, text: m });
    } else if ('=dDgGhHnNpPxlzF'.includes(name)) {
      finish();
      commands.push(base);
    } else return fail(`unknown command: \`${name}'`);
  }
  if (open.length) {
    i = 0;
    fail("unmatched `{'");
  }
  for (const c of commands) {
    if (!'btT'.includes(c.name)) continue;
    c.jump = c.text === '' ? commands.length : commands.findIndex((d) => d.name === ':' && d.text === c.text);
    if (c.jump < 0) throw new ScriptError(`can't find label for jump to \`${c.text}'`, 4);
  }
  return commands;
}

/** The right side of s: & and \1, \n, and GNU's \U \L \u \l \E. */
export function substitute(template: Bytes, groups: readonly (string | undefined)[]): Bytes {
  let [out, mode, once] = ['', '', ''];
  const add = (text: Bytes): void => {
    let shown = mode === 'U' ? text.toUpperCase() : mode === 'L' ? text.toLowerCase() : text;
    if (once && shown) {
      shown = (once === 'u' ? shown.charAt(0).toUpperCase() : shown.charAt(0).toLowerCase()) + shown.slice(1);
      once = '';
    }
    out += shown;
  };
  for (const [all, escaped] of template.matchAll(/\\([\s\S])|[\s\S]/g)) {
    if (escaped === undefined) add(all === '&' ? (groups[0] ?? '') : all);
    else if (escaped >= '0' && escaped <= '9') add(groups[Number(escaped)] ?? '');
    else if ('UL'.includes(escaped)) mode = escaped;
    else if (escaped === 'E') mode = '';
    else if ('ul'.includes(escaped)) once = escaped;
    else add(({ n: '\n', t: '\t', r: '\r' } as Record<string, string>)[escaped] ?? escaped);
  }
  return out;
}
