import { invalidFile } from './compose-error';
import type { Json, JsonMap } from './json';

export interface Variables {
  readonly get: (name: string) => string | undefined;
  /** A variable without a value and without a default. */
  readonly unset: (name: string) => void;
}

class Missing extends Error {}
class Malformed extends Error {}

const NAME = /^[_a-zA-Z][_a-zA-Z0-9]*/;

/** Puts variables into every string of a file; keys stay. */
export const interpolate = (value: JsonMap, variables: Variables): JsonMap =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, [key], variables)]));

function walk(value: Json, path: readonly string[], variables: Variables): Json {
  if (typeof value === 'string') return replace(value, path, variables);
  if (Array.isArray(value)) return value.map((one) => walk(one, [...path, '[]'], variables));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, [...path, key], variables)]));
}

function replace(text: string, path: readonly string[], variables: Variables): string {
  try {
    return substitute(text, variables);
  } catch (error) {
    const place = path.join('.');
    if (error instanceof Missing) throw invalidFile(`error while interpolating ${place}: ${error.message}`);
    if (error instanceof Malformed)
      throw invalidFile(
        `invalid interpolation format for ${place}.\nYou may need to escape any $ with another $.\n${text}`,
      );
    throw error;
  }
}

/** `$NAME`, `${NAME}`, `${NAME:-default}` and their kin; `$$` is a dollar. */
export function substitute(text: string, variables: Variables): string {
  let out = '';
  for (let at = 0; at < text.length; ) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0) return out + text.slice(at);
    out += text.slice(at, dollar);
    const rest = text.slice(dollar + 1);
    const name = NAME.exec(rest)?.[0];
    if (rest.startsWith('$')) {
      out += '$';
      at = dollar + 2;
    } else if (name !== undefined) {
      out += read(name, variables);
      at = dollar + 1 + name.length;
    } else if (rest.startsWith('{')) {
      const end = closing(text, dollar + 2);
      if (end < 0) throw new Malformed();
      out += braced(text.slice(dollar + 2, end), variables);
      at = end + 1;
    } else {
      out += '$';
      at = dollar + 1;
    }
  }
  return out;
}

function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('${', at)) depth += 1;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

function read(name: string, { get, unset }: Variables): string {
  const value = get(name);
  if (value === undefined) unset(name);
  return value ?? '';
}

function braced(body: string, variables: Variables): string {
  const name = NAME.exec(body)?.[0];
  if (name === undefined) throw new Malformed();
  const operator = /^:?[-?+]/.exec(body.slice(name.length))?.[0];
  if (operator === undefined) {
    if (body !== name) throw new Malformed();
    return read(name, variables);
  }
  const word = body.slice(name.length + operator.length);
  const value = variables.get(name);
  const given = value !== undefined && (!operator.startsWith(':') || value !== '');
  switch (operator.at(-1)) {
    case '+':
      return given ? substitute(word, variables) : '';
    case '-':
      return given ? value : substitute(word, variables);
    default: {
      if (given) return value;
      const why = substitute(word, variables);
      throw new Missing(`required variable ${name} is missing a value${why === '' ? '' : `: ${why}`}`);
    }
  }
}
