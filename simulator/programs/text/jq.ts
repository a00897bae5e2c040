import { decodeUtf8, utf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { command, Failure } from '../command';
import { printError, readAll } from '../stdio';
import { JqError, parseJq } from './jq-parse';
import { run, startSteps, UndefinedFunction } from './jq-run';
import { FilterError, type Json } from './jq-values';

interface Style {
  readonly indent: string;
  readonly sorted: boolean;
  readonly ascii: boolean;
  readonly colour: boolean;
}

const COLOURS: Record<string, string> = { null: '1;30', boolean: '0;39', number: '0;39', string: '0;32' };

/** As jq prints: two blanks, or all on one line. */
export function show(v: Json, style: Style, margin = ''): string {
  const paint = (text: string, code: string): string => (style.colour ? `\x1b[${code}m${text}\x1b[0m` : text);
  if (typeof v !== 'object' || v === null) {
    const text =
      typeof v === 'number' && !Number.isFinite(v)
        ? Number.isNaN(v)
          ? 'null'
          : `${v < 0 ? '-' : ''}1.7976931348623157e+308`
        : JSON.stringify(v);
    const plain = style.ascii
      ? text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
      : text.replaceAll('\x7f', '\\u007f');
    return paint(plain, COLOURS[v === null ? 'null' : typeof v] ?? '0;39');
  }
  const inner = margin + style.indent;
  const items = Array.isArray(v)
    ? v.map((x) => show(x, style, inner))
    : (style.sorted ? Object.keys(v).sort() : Object.keys(v)).map(
        (key) =>
          `${paint(JSON.stringify(key), '34;1')}:${style.indent ? ' ' : ''}${show(v[key] ?? null, style, inner)}`,
      );
  const [open, close] = Array.isArray(v) ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  const gap = style.indent ? `\n${inner}` : '';
  return `${open}${gap}${items.join(`,${gap}`)}${style.indent ? `\n${margin}` : ''}${close}`;
}

/** JSON values one after another. */
function* values(source: string): Generator<Json> {
  const token = /\s+|"(?:[^"\\]|\\[\s\S])*"|[[\]{}]|[^\s"[\]{}]+/g;
  let [depth, start] = [0, -1];
  for (const m of source.matchAll(token)) {
    const [text] = m;
    if (/^\s/.test(text)) continue;
    if (start < 0) start = m.index;
    if (text === '[' || text === '{') depth++;
    if (text === ']' || text === '}') depth--;
    if (depth > 0) continue;
    yield parse(source.slice(start, m.index + text.length), source, m.index + text.length);
    start = -1;
  }
  if (start >= 0) throw new ParseError(`Unfinished JSON term at EOF at line ${source.split('\n').length}, column 0`);
}

class ParseError extends Error {}
function parse(text: string, source: string, end: number): Json {
  try {
    return JSON.parse(text === 'nan' ? 'null' : text) as Json;
  } catch {
    const before = source.slice(0, end);
    throw new ParseError(
      `Invalid ${/^[A-Za-z]/.test(text) ? 'literal' : 'numeric literal'} at line ${before.split('\n').length}, column ${end - before.lastIndexOf('\n') - 1}`,
    );
  }
}

export const jq = command(
  {
    name: 'jq',
    usage: '[OPTIONS] FILTER [FILES...]',
    version: 'jq-1.7.1',
    badUsage: 2,
    options:
      'r,raw-output j,join-output c,compact-output n,null-input s,slurp R,raw-input e,exit-status S,sort-keys C,color-output M,monochrome-output a,ascii-output tab indent= xarg= xargjson= f,from-file=',
    // --arg takes two words: they become NAME=VALUE.
    obsolete: (words) => {
      const out: string[] = [];
      for (let i = 0; i < words.length; i++) {
        if (words[i] !== '--arg' && words[i] !== '--argjson') out.push(words[i] ?? '');
        else out.push(`--x${words[i]?.slice(2)}=${words[++i] ?? ''}=${words[++i] ?? ''}`);
      }
      return out;
    },
  },
  function* (io, options, operands) {
    const { sys } = io;
    const words = [...operands];
    const file = options.get('f');
    const filter = file === undefined ? words.shift() : sys.readFile(file);
    if (filter === undefined) {
      yield* printError(
        sys,
        'Use jq --help for help with command-line options,\nor see the jq manpage, or online docs  at https://jqlang.github.io/jq\n',
      );
      return 2;
    }
    const env = new Map<string, Json>([
      ['ENV', Object.fromEntries([...sys.env()].map(([k, v]) => [k, decodeUtf8(v)]))],
    ]);
    const named: Record<string, Json> = {};
    for (const [key, value] of options.list) {
      if (key !== 'xarg' && key !== 'xargjson') continue;
      const at = value.indexOf('=');
      try {
        named[value.slice(0, at)] =
          key === 'xarg' ? decodeUtf8(value.slice(at + 1)) : (JSON.parse(decodeUtf8(value.slice(at + 1))) as Json);
      } catch {
        throw new Failure(`Invalid JSON text passed to --argjson`, 2);
      }
    }
    for (const [key, value] of Object.entries(named)) env.set(key, value);
    env.set('__prog_args', named);
    const style: Style = {
      indent: options.has('c')
        ? ''
        : options.has('tab')
          ? '\t'
          : ' '.repeat(Math.min(Number(options.get('indent') ?? 2), 7)),
      sorted: options.has('S'),
      ascii: options.has('a'),
      colour: options.has('C') || (!options.has('M') && sys.isatty(1)),
    };
    let last: Json | undefined;
    try {
      const node = parseJq(decodeUtf8(filter));
      const inputs = function* (source: string): Generator<Json> {
        if (options.has('n')) yield null;
        else if (options.has('R')) yield* options.has('s') ? [source] : source.replace(/\n$/, '').split('\n');
        else if (options.has('s')) yield [...values(source)];
        else yield* values(source);
      };
      let source = '';
      if (!options.has('n'))
        for (const name of words.length ? words : ['-'])
          try {
            source += name === '-' ? yield* readAll(sys, 0) : sys.readFile(name);
          } catch (e) {
            io.status = 2;
            yield* printError(sys, `jq: error: Could not open file ${name}: ${asErrno(e).message}\n`);
          }
      for (const input of inputs(decodeUtf8(source))) {
        startSteps();
        try {
          for (const value of run(node, input, env)) {
            last = value;
            const raw = typeof value === 'string' && options.has('r', 'j');
            yield* io.print(utf8(raw ? value : show(value, style)) + (options.has('j') ? '' : '\n'));
          }
        } catch (e) {
          if (!(e instanceof FilterError)) throw e;
          io.status = 5;
          yield* printError(
            sys,
            `jq: error (at ${words[0] ?? '<stdin>'}:${Math.max(source.split('\n').length - 1, 0)}): ${utf8(e.message)}\n`
              .replace('<stdin>', options.has('n') ? '<unknown>' : '<stdin>')
              .replace(/(<unknown>):\d+/, '$1'),
          );
        }
        yield* sys.tick();
      }
    } catch (e) {
      if (e instanceof JqError || e instanceof UndefinedFunction) {
        yield* printError(
          sys,
          `jq: error: ${utf8(e.message)}${e instanceof JqError ? ' (Unix shell quoting issues?)' : ''} at <top-level>, line 1:\n${filter}\njq: 1 compile error\n`,
        );
        return 3;
      }
      if (!(e instanceof ParseError)) throw e;
      yield* io.flush();
      yield* printError(sys, `jq: parse error: ${e.message}\n`);
      return 2;
    }
    if (options.has('e') && io.status === 0) return last === undefined ? 4 : last === null || last === false ? 1 : 0;
    return io.status;
  },
);
