import {
  isAlias,
  isPair,
  isScalar,
  isSeq,
  isMap as isYamlMap,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import { type Bytes, decodeUtf8, utf8 } from '../../bytes';
import { invalidFile } from './compose-error';
import { isMap, type Json, type JsonMap } from './json';

/** Reads a Compose file into plain data; throws with the words of Go's YAML library. */
export function parseYaml(text: Bytes): JsonMap {
  const lines = new LineCounter();
  const document = parseDocument(decodeUtf8(text), {
    lineCounter: lines,
    merge: true,
    uniqueKeys: false,
    version: '1.2',
  });
  const [error] = document.errors;
  if (error) throw invalidFile(`yaml: ${complaint(error, text)}`);
  const anchors = new Set<string>();
  visit(document, {
    Scalar: (_key, node) => {
      if (node.type === 'PLAIN' && node.source !== undefined) node.value = readPlain(node.source, node.value);
    },
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor !== undefined) anchors.add(node.anchor);
    },
    Alias: (_key, { source }) => {
      if (!anchors.has(source)) throw invalidFile(`yaml: unknown anchor '${source}' referenced`);
    },
  });
  const twice = repeatedKeys(document.contents, lines);
  if (twice.length > 0) throw invalidFile(`yaml: unmarshal errors:\n${twice.map((line) => `  ${line}`).join('\n')}`);
  const value = JSON.parse(utf8(JSON.stringify(document.toJS({ maxAliasCount: 1000 }) ?? null))) as Json;
  if (value === null) throw invalidFile('empty compose file');
  if (!isMap(value)) {
    const what = Array.isArray(value) ? '!!seq' : `!!${tagOf(value)} \`${abridged(String(value))}\``;
    throw invalidFile(`yaml: unmarshal errors:\n  line 1: cannot unmarshal ${what} into cli.named`);
  }
  return value;
}

/** Numbers and dates as Go's library reads them, where it differs. */
function readPlain(source: string, value: unknown): unknown {
  if (/^[-+]?0_?[0-7_]+$/.test(source)) return Number.parseInt(source.replaceAll('_', ''), 8);
  if (/^[-+]?[1-9][0-9_]*$/.test(source)) return Number(source.replaceAll('_', ''));
  if (/^[-+]?0b[01_]+$/.test(source)) return Number.parseInt(source.replace(/0b|_/g, ''), 2);
  const date = /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d:\d\d)Z?)?$/.exec(source);
  return date ? `${date[1]} ${date[2] ?? '00:00:00'} +0000 UTC` : value;
}

const abridged = (text: string): string => (text.length > 10 ? `${text.slice(0, 7)}...` : text);

const tagOf = (value: Json): string =>
  typeof value === 'number' ? (Number.isInteger(value) ? 'int' : 'float') : typeof value === 'boolean' ? 'bool' : 'str';

function repeatedKeys(node: unknown, lines: LineCounter): string[] {
  const found: string[] = [];
  const lineOf = (key: Node) => lines.linePos(key.range?.[0] ?? 0).line;
  const walk = (one: unknown): void => {
    if (isSeq(one)) one.items.forEach(walk);
    if (!isYamlMap(one)) return;
    const seen = new Map<string, number>();
    for (const { key, value } of one.items.filter(isPair)) {
      if (isScalar(key) && !isAlias(value)) {
        const name = String(key.value);
        const first = seen.get(name);
        if (first !== undefined && name !== '<<')
          found.push(`line ${lineOf(key)}: mapping key ${JSON.stringify(name)} already defined at line ${first}`);
        seen.set(name, first ?? lineOf(key));
      }
      walk(value);
    }
  };
  walk(node);
  return found;
}

/** Go's parser says where the structure around a fault began, its scanner where the fault is. */
function complaint({ code, message, linePos }: YAMLError, text: Bytes): string {
  const [start, end] = linePos ?? [];
  const line = start?.line ?? 1;
  const rows = text.split('\n');
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `line ${colonAfter(rows, line, start?.col ?? 1, code, end?.line)}: mapping values are not allowed in this context`;
    case 'TAB_AS_INDENT':
    case 'BAD_SCALAR_START':
      return `line ${line}: found character that cannot start any token`;
    case 'MISSING_CHAR':
      if (/Missing closing/.test(message))
        return `line ${Math.max(1, openQuote(rows, line))}: found unexpected end of stream`;
      if (/followed by map values/.test(message))
        return `line ${line + (line < rows.filter(Boolean).length ? 1 : 0)}: could not find expected ':'`;
      return `line ${Math.max(1, line - 1)}: did not find expected ',' or ']'`;
    case 'BAD_INDENT':
      if (/Flow (sequence|map)/.test(message)) {
        const close = /sequence/.test(message) ? ']' : '}';
        return `line ${Math.max(1, openBracket(rows, line, close === ']' ? '[' : '{') - 1)}: did not find expected ',' or '${close}'`;
      }
      return `line ${Math.max(1, blockStart(rows, line) - 1)}: did not find expected key`;
    default:
      return `line ${line}: did not find expected node content`;
  }
}

/** A plain scalar runs on over lines until a colon ends it: that is the line to name. */
function colonAfter(rows: readonly string[], line: number, col: number, code: string, last = line): number {
  if (code === 'MULTILINE_IMPLICIT_KEY') return last;
  const rest = (rows[line - 1] ?? '').slice(col - 1);
  if (/:(\s|$)/.test(rest)) return line;
  const next = rows.slice(line).findIndex((row) => /:(\s|$)/.test(row));
  return next < 0 ? line : line + 1 + next;
}

function openQuote(rows: readonly string[], line: number): number {
  for (let n = line; n > 0; n--) if (/["']/.test(rows[n - 1] ?? '')) return n;
  return line;
}

function openBracket(rows: readonly string[], line: number, bracket: string): number {
  for (let n = line; n > 0; n--) if ((rows[n - 1] ?? '').includes(bracket)) return n;
  return line;
}

const indentOf = (row: string): number => /^ */.exec(row)?.[0].length ?? 0;

/** First line of the block that a badly indented line would belong to. */
function blockStart(rows: readonly string[], line: number): number {
  const indent = indentOf(rows[line - 1] ?? '');
  let start = line;
  let inner = Number.POSITIVE_INFINITY;
  for (let n = line - 1; n > 0; n--) {
    const row = rows[n - 1] ?? '';
    if (row.trim() === '') continue;
    if (indentOf(row) < indent && indentOf(row) < inner) {
      inner = indentOf(row);
      start = n;
      break;
    }
  }
  for (let n = start - 1; n > 0; n--) {
    const row = rows[n - 1] ?? '';
    if (row.trim() === '') continue;
    if (indentOf(row) < inner) break;
    if (indentOf(row) === inner) start = n;
  }
  return start;
}
