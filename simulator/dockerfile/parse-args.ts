import { quoteGo } from './go-quote';
import type { Instr } from './instr';
import { parseJsonArray } from './json-array';
import { isSpace, splitBlanks, trimLeft } from './space';
import { splitCommand } from './split-command';
import { splitWords } from './words';

export type Args = Pick<Instr, 'args' | 'json' | 'child'>;

const MAX_ONBUILD_DEPTH = 64;

/** Reads one logical line into an instruction without line numbers; a string is BuildKit's error text. */
export function parseInstr(line: string, escapeChar: string, depth = 0): Instr | string {
  const { keyword, flags, rest } = splitCommand(line);
  const parsed = parseArgs(keyword.toLowerCase(), rest, escapeChar, depth);
  if (typeof parsed === 'string') return parsed;
  return { keyword, flags, ...parsed, start: 0, end: 0, original: line };
}

function parseArgs(keyword: string, rest: string, escapeChar: string, depth: number): Args | string {
  switch (keyword) {
    case 'add':
    case 'copy':
    case 'volume':
      return parseList(rest);
    case 'cmd':
    case 'entrypoint':
    case 'run':
    case 'shell':
      return parseCommandLine(rest);
    case 'expose':
    case 'from':
      return plain(rest === '' ? [] : splitBlanks(rest));
    case 'maintainer':
    case 'stopsignal':
    case 'user':
    case 'workdir':
      return plain(rest === '' ? [] : [rest]);
    case 'arg':
      return plain(splitWords(rest, escapeChar));
    case 'env':
    case 'label':
      return parsePairs(rest, keyword.toUpperCase(), escapeChar);
    case 'healthcheck':
      return parseHealthcheck(rest);
    case 'onbuild':
      return parseOnbuild(rest, escapeChar, depth);
    default:
      return plain(['']);
  }
}

function plain(args: string[]): Args {
  return { args, json: false };
}

function parseCommandLine(rest: string): Args | string {
  if (rest === '') return plain([]);
  const items = parseJsonArray(rest);
  if (typeof items === 'string') return items;
  return items ? { args: items, json: true } : plain([rest]);
}

function parseList(rest: string): Args | string {
  const parsed = parseCommandLine(rest);
  if (typeof parsed === 'string' || parsed.json || rest === '') return parsed;
  return plain(splitBlanks(rest));
}

// ENV and LABEL: three arguments each, name, value and what stood between them.
function parsePairs(rest: string, keyword: string, escapeChar: string): Args | string {
  const words = splitWords(rest, escapeChar);
  const [first] = words;
  if (first === undefined) return plain([]);
  if (!first.includes('=')) {
    const [name = '', value] = splitBlanks(rest, 2);
    return value === undefined ? `${keyword} must have two arguments` : plain([name, value, '']);
  }
  const args: string[] = [];
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 0) return `Syntax error - can't find = in ${quoteGo(word)}. Must be of the form: name=value`;
    args.push(word.slice(0, equals), word.slice(equals + 1), '=');
  }
  return plain(args);
}

function parseHealthcheck(rest: string): Args | string {
  let end = 0;
  while (end < rest.length && !isSpace(rest.charAt(end))) end++;
  if (end === 0) return plain([]);
  const command = parseCommandLine(trimLeft(rest.slice(end)));
  return typeof command === 'string' ? command : { ...command, args: [rest.slice(0, end), ...command.args] };
}

function parseOnbuild(rest: string, escapeChar: string, depth: number): Args | string {
  if (rest === '') return plain([]);
  if (depth >= MAX_ONBUILD_DEPTH) return plain(['']);
  const child = parseInstr(rest, escapeChar, depth + 1);
  return typeof child === 'string' ? child : { ...plain(['']), child };
}
