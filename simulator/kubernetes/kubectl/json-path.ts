import { utf8 } from '../../bytes';
import { isMap, type Json, same } from '../api/json';
import { KubectlError } from './kubectl-error';

// Kubernetes' JSONPath: text, {expressions}, {range …}{end}, {"strings"}.

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'range'; readonly path: string; readonly body: readonly Piece[] };

export function formatJsonPath(template: string, value: Json): string {
  const pieces = parse(template);
  return print(pieces, value, value);
}

function parse(template: string): Piece[] {
  const stack: { readonly path: string; readonly body: Piece[] }[] = [{ path: '', body: [] }];
  const whole = /^\{|\{/.test(template) ? template : `{${template}}`;
  for (const part of whole.match(/\{(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^}"'])*\}|[^{]+/g) ?? []) {
    const top = stack.at(-1);
    if (!part.startsWith('{')) {
      top?.body.push({ kind: 'text', text: part });
      continue;
    }
    const inner = part.slice(1, -1).trim();
    const quoted = /^"((?:[^"\\]|\\.)*)"$|^'((?:[^'\\]|\\.)*)'$/.exec(inner);
    if (quoted) top?.body.push({ kind: 'text', text: unescaped(quoted[1] ?? quoted[2] ?? '') });
    else if (inner.startsWith('range ')) stack.push({ path: inner.slice(6).trim(), body: [] });
    else if (inner === 'end') {
      const done = stack.pop();
      if (!done || stack.length === 0)
        throw new KubectlError('error: error parsing jsonpath, not in range, nothing to end');
      stack.at(-1)?.body.push({ kind: 'range', path: done.path, body: done.body });
    } else top?.body.push({ kind: 'path', path: inner });
  }
  return stack[0]?.body ?? [];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const unescaped = (text: string): string => text.replace(/\\(.)/g, (_, char: string) => escapes[char] ?? char);

function print(pieces: readonly Piece[], root: Json, current: Json): string {
  let out = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') out += piece.text;
    else if (piece.kind === 'path') out += evaluate(piece.path, root, current).map(shown).join(' ');
    else for (const item of evaluate(piece.path, root, current)) out += print(piece.body, root, item);
  }
  return out;
}

const shown = (value: Json): string => (typeof value === 'string' ? value : utf8(JSON.stringify(value)));

/** Every value that a path leads to. */
export function evaluate(path: string, root: Json, current: Json): Json[] {
  let found: Json[] = [path.startsWith('$') ? root : current];
  const steps =
    path.replace(/^[$@]/, '').match(/\.\.|\.?\[(?:[^\]"']|"[^"]*"|'[^']*')*\]|\.?(?:\\.|[^.[\]])+|\./g) ?? [];
  let deep = false;
  for (const step of steps) {
    if (step === '.') continue;
    if (step === '..') {
      deep = true;
      continue;
    }
    const from = deep ? found.flatMap(all) : found;
    deep = false;
    found = from.flatMap((value) => take(step, value, root));
  }
  return found;
}

const all = (value: Json): Json[] => [
  value,
  ...(Array.isArray(value)
    ? value.flatMap(all)
    : isMap(value)
      ? Object.values(value).flatMap((one) => all(one ?? null))
      : []),
];

function take(step: string, value: Json, root: Json): Json[] {
  const inner = /^\.?\[([\s\S]*)\]$/.exec(step)?.[1]?.trim();
  if (inner === undefined) {
    const name = step.replace(/^\./, '').replace(/\\(.)/g, '$1');
    if (name === '*') return everything(value);
    const one = isMap(value) ? value[name] : undefined;
    return one === undefined ? [] : [one];
  }
  if (inner === '*') return everything(value);
  const condition = /^\?\((.*)\)$/.exec(inner)?.[1];
  if (condition !== undefined) return everything(value).filter((item) => holds(condition, item, root));
  const name = /^["'](.*)["']$/.exec(inner)?.[1];
  if (name !== undefined) return isMap(value) && value[name] !== undefined ? [value[name] ?? null] : [];
  if (!Array.isArray(value)) return [];
  if (inner.includes(':')) {
    const [from = '', to = ''] = inner.split(':');
    return value.slice(from === '' ? 0 : Number(from), to === '' ? undefined : Number(to));
  }
  return inner.split(',').flatMap((text) => {
    const item = value.at(Number(text));
    if (item === undefined)
      throw new KubectlError(
        `error: error executing jsonpath: array index out of bounds: index ${text}, length ${value.length}`,
      );
    return [item];
  });
}

const everything = (value: Json): Json[] =>
  Array.isArray(value) ? [...value] : isMap(value) ? Object.values(value).map((one) => one ?? null) : [];

function holds(condition: string, item: Json, root: Json): boolean {
  const parts = /^(.+?)\s*(==|!=|<=|>=|<|>)\s*(.+)$/.exec(condition);
  const read = (text: string): Json | undefined => {
    const quoted = /^["'](.*)["']$/.exec(text.trim())?.[1];
    if (quoted !== undefined) return quoted;
    if (/^[@$]/.test(text.trim())) return evaluate(text.trim(), root, item)[0];
    return text.trim() === 'true' ? true : text.trim() === 'false' ? false : Number(text);
  };
  if (!parts) return evaluate(condition.trim(), root, item).length > 0;
  const left = read(parts[1] ?? '');
  const right = read(parts[3] ?? '');
  if (parts[2] === '==') return same(left, right);
  if (parts[2] === '!=') return !same(left, right);
  const a = Number(left);
  const b = Number(right);
  return parts[2] === '<' ? a < b : parts[2] === '>' ? a > b : parts[2] === '<=' ? a <= b : a >= b;
}
