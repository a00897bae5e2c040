import { format } from './jq-format';
import { entries, fromEntries, grouped, keyed, need, simple, valued } from './jq-functions';
import type { Node } from './jq-parse';
import {
  arithmetic,
  at,
  clip,
  type Env,
  FilterError,
  fail,
  get,
  isObject,
  type Json,
  type Path,
  put,
  shown,
  truth,
  typeOf,
} from './jq-values';

const MOST_STEPS = 3_000_000;
let steps = 0;
/** A filter is run in one go: it may do only so much. */
export const startSteps = (): void => {
  steps = 0;
};

/** Where a path expression points. */
function* paths(node: Node, v: Json, env: Env): Generator<Path> {
  if (node.kind === 'identity') yield [];
  else if (node.kind === 'recurse') yield* allPaths(v);
  else if (node.kind === 'index') {
    for (const base of paths(node.of, v, env))
      for (const key of run(node.key, v, env)) yield [...base, typeof key === 'number' ? key : String(key)];
  } else if (node.kind === 'each') {
    for (const base of paths(node.of, v, env)) {
      const inner = get(v, base);
      if (Array.isArray(inner)) for (const i of inner.keys()) yield [...base, i];
      else if (isObject(inner)) for (const key of Object.keys(inner)) yield [...base, key];
      else fail(`Cannot iterate over ${inner === null ? 'null' : shown(inner)}`);
    }
  } else if (node.kind === 'pipe') {
    for (const base of paths(node.left, v, env))
      for (const rest of paths(node.right, get(v, base), env)) yield [...base, ...rest];
  } else if (node.kind === 'comma') {
    yield* paths(node.left, v, env);
    yield* paths(node.right, v, env);
  } else if (node.kind === 'try') {
    try {
      yield* paths(node.of, v, env);
    } catch (e) {
      if (!(e instanceof FilterError)) throw e;
    }
  } else if (node.kind === 'call' && node.name === 'select' && node.args[0]) {
    for (const ok of run(node.args[0], v, env)) if (truth(ok)) yield [];
  } else if (node.kind === 'call' && node.name === 'empty') return;
  else fail(`Invalid path expression with result ${clip(first(run(node, v, env)))}`);
}

function* allPaths(v: Json): Generator<Path> {
  yield [];
  if (typeof v !== 'object' || v === null) return;
  for (const [key, inner] of Object.entries(v))
    for (const rest of allPaths(inner)) yield [Array.isArray(v) ? Number(key) : key, ...rest];
}

const first = (values: Iterable<Json>): Json => {
  for (const value of values) return value;
  return null;
};

/** All values the filter gives for `v`. Throws FilterError. */
export function* run(node: Node, v: Json, env: Env): Generator<Json> {
  if (++steps > MOST_STEPS) throw new FilterError('this filter does more work than the simulation allows');
  switch (node.kind) {
    case 'identity':
      yield v;
      return;
    case 'recurse':
      for (const path of allPaths(v)) yield get(v, path);
      return;
    case 'literal':
      yield node.value as Json;
      return;
    case 'format':
      yield format(node.name, v);
      return;
    case 'variable':
      if (!env.has(node.name)) fail(`$${node.name} is not defined`);
      yield env.get(node.name) ?? null;
      return;
    case 'string': {
      let outs = [''];
      for (const part of node.parts) {
        const values = typeof part === 'string' ? [part] : [...run(part, v, env)].map((x) => format(node.format, x));
        outs = outs.flatMap((out) => values.map((value) => out + value));
      }
      yield* outs;
      return;
    }
    case 'index':
      for (const base of run(node.of, v, env)) for (const key of run(node.key, v, env)) yield at(base, key);
      return;
    case 'slice':
      for (const base of run(node.of, v, env)) {
        const [from, to] = [node.from && first(run(node.from, v, env)), node.to && first(run(node.to, v, env))];
        if (base !== null && typeof base !== 'string' && !Array.isArray(base))
          fail(`Cannot index ${typeOf(base)} with object`);
        yield base === null ? null : (base as string).slice(Number(from ?? 0), typeof to === 'number' ? to : undefined);
      }
      return;
    case 'each':
      for (const base of run(node.of, v, env)) {
        if (typeof base !== 'object' || base === null)
          fail(`Cannot iterate over ${base === null ? 'null' : shown(base)}`);
        else yield* Object.values(base);
      }
      return;
    case 'try':
      try {
        yield* run(node.of, v, env);
      } catch (e) {
        if (!(e instanceof FilterError) || steps > MOST_STEPS) throw e;
        if (node.handler) yield* run(node.handler, e.value, env);
      }
      return;
    case 'pipe':
      for (const left of run(node.left, v, env)) yield* run(node.right, left, env);
      return;
    case 'comma':
      yield* run(node.left, v, env);
      yield* run(node.right, v, env);
      return;
    case 'and':
    case 'or':
      for (const left of run(node.left, v, env)) {
        if (truth(left) === (node.kind === 'or')) yield node.kind === 'or';
        else for (const right of run(node.right, v, env)) yield truth(right);
      }
      return;
    case 'alternative': {
      let some = false;
      try {
        for (const left of run(node.left, v, env))
          if (truth(left)) {
            some = true;
            yield left;
          }
      } catch (e) {
        if (!(e instanceof FilterError)) throw e;
      }
      if (!some) yield* run(node.right, v, env);
      return;
    }
    case 'binary':
      for (const right of run(node.right, v, env))
        for (const left of run(node.left, v, env)) yield arithmetic(node.operator, left, right);
      return;
    case 'update': {
      const values = node.operator === '|=' ? [null] : run(node.right, v, env);
      for (const value of values) {
        let out = v;
        for (const path of [...paths(node.left, v, env)].reverse()) {
          const old = get(out, path);
          if (node.operator === '|=') {
            const [made] = [...run(node.right, old, env)];
            out = put(out, path, made);
          } else if (node.operator === '//=') out = put(out, path, truth(old) ? old : value);
          else out = put(out, path, node.operator === '=' ? value : arithmetic(node.operator.slice(0, -1), old, value));
        }
        yield out;
      }
      return;
    }
    case 'negate':
      if (node.of)
        for (const value of run(node.of, v, env))
          yield typeof value === 'number' ? -value : fail(`${shown(value)} cannot be negated`);
      return;
    case 'array':
      yield node.of ? [...run(node.of, v, env)] : [];
      return;
    case 'object': {
      let outs: { [key: string]: Json }[] = [{}];
      for (const { key, value } of node.entries) {
        const keys = [...run(key, v, env)];
        const values = [...run(value, v, env)];
        for (const k of keys) if (typeof k !== 'string') fail(`Object keys must be strings`);
        outs = outs.flatMap((out) => keys.flatMap((k) => values.map((x) => ({ ...out, [String(k)]: x }))));
      }
      yield* outs;
      return;
    }
    case 'if':
      for (const test of run(node.test, v, env)) yield* run(truth(test) ? node.yes : node.no, v, env);
      return;
    case 'as':
      for (const value of run(node.source, v, env)) yield* run(node.body, v, new Map(env).set(node.name, value));
      return;
    case 'reduce': {
      let state = first(run(node.start, v, env));
      for (const value of run(node.source, v, env))
        state = [...run(node.step, state, new Map(env).set(node.name, value))].at(-1) ?? null;
      yield state;
      return;
    }
    case 'call':
      yield* call(node.name, node.args, v, env);
  }
}

const keyOf =
  (by: Node | undefined, env: Env) =>
  (value: Json): Json =>
    by ? [...run(by, value, env)] : value;

function* call(name: string, args: readonly Node[], v: Json, env: Env): Generator<Json> {
  const [f, g] = args;
  const arity = `${name}/${args.length}`;
  switch (arity) {
    case 'empty/0':
      return;
    case 'select/1':
      if (f) for (const ok of run(f, v, env)) if (truth(ok)) yield v;
      return;
    case 'map/1':
      yield need(isObject(v) ? Object.values(v) : v).flatMap((x) => (f ? [...run(f, x, env)] : []));
      return;
    case 'map_values/1':
      if (f)
        yield isObject(v)
          ? Object.fromEntries(
              Object.entries(v).flatMap(([k, x]) => [...run(f, x, env)].slice(0, 1).map((y) => [k, y])),
            )
          : need(v).flatMap((x) => [...run(f, x, env)].slice(0, 1));
      return;
    case 'with_entries/1':
      yield fromEntries(entries(v).flatMap((e) => (f ? [...run(f, e, env)] : [])));
      return;
    case 'recurse/0':
      for (const path of allPaths(v)) yield get(v, path);
      return;
    case 'values/0':
      if (v !== null) yield v;
      return;
    case 'env/0':
      yield env.get('ENV') ?? null;
      return;
    case 'paths/0':
      for (const path of allPaths(v)) if (path.length) yield path;
      return;
    case 'del/1': {
      let out = v;
      if (f) for (const path of [...paths(f, v, env)].reverse()) out = put(out, path, undefined);
      yield out;
      return;
    }
    case 'path/1':
      if (f) yield* paths(f, v, env);
      return;
    case 'first/1':
      if (f)
        for (const value of run(f, v, env)) {
          yield value;
          return;
        }
      return;
    case 'last/1': {
      const all = f ? [...run(f, v, env)] : [];
      if (all.length) yield all.at(-1) ?? null;
      return;
    }
    case 'limit/2': {
      let left = f ? Number(first(run(f, v, env))) : 0;
      if (left > 0 && g)
        for (const value of run(g, v, env)) {
          yield value;
          if (--left <= 0) return;
        }
      return;
    }
    case 'any/1':
      yield need(v).some((x) => f !== undefined && [...run(f, x, env)].some(truth));
      return;
    case 'all/1':
      yield need(v).every((x) => f !== undefined && [...run(f, x, env)].every(truth));
      return;
    case 'sort_by/1':
      yield keyed(v, keyOf(f, env)).map(({ value }) => value);
      return;
    case 'group_by/1':
      yield grouped(v, keyOf(f, env));
      return;
    case 'unique_by/1':
      yield grouped(v, keyOf(f, env)).map(([value]) => value ?? null);
      return;
    case 'min_by/1':
      yield keyed(v, keyOf(f, env))[0]?.value ?? null;
      return;
    case 'max_by/1':
      yield keyed(v, keyOf(f, env)).at(-1)?.value ?? null;
      return;
    case 'range/1':
    case 'range/2': {
      const [from, to] = [
        g ? Number(f && first(run(f, v, env))) : 0,
        Number(first(run(g ?? f ?? { kind: 'identity' }, v, env))),
      ];
      for (let i = from; i < to; i++) {
        if (++steps > MOST_STEPS) fail('this filter does more work than the simulation allows');
        yield i;
      }
      return;
    }
    default: {
      const types: Record<string, boolean> = {
        strings: typeof v === 'string',
        numbers: typeof v === 'number',
        booleans: typeof v === 'boolean',
        nulls: v === null,
        arrays: Array.isArray(v),
        objects: isObject(v),
        iterables: typeof v === 'object' && v !== null,
        scalars: typeof v !== 'object' || v === null,
      };
      if (args.length === 0 && Object.hasOwn(types, name)) {
        if (types[name]) yield v;
        return;
      }
      const plain = args.length === 0 && Object.hasOwn(simple, name) ? simple[name] : undefined;
      if (plain) {
        yield plain(v);
        return;
      }
      const made = args.length && Object.hasOwn(valued, name) ? valued[name] : undefined;
      if (!made) throw new UndefinedFunction(`${arity} is not defined`);
      let lists: Json[][] = [[]];
      for (const arg of args) {
        const values = [...run(arg, v, env)];
        lists = lists.flatMap((list) => values.map((x) => [...list, x]));
      }
      for (const list of lists) yield made(v, ...list);
    }
  }
}

export class UndefinedFunction extends Error {}
