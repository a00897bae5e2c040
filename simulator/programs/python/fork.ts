import type { Signal } from '../../kernel/signal';
import type { Fd } from '../../kernel/syscalls';
import type { PathEntry } from './blocks';
import type { Runtime } from './runtime';
import { type Py, PyDict, PyFunction, PyList, PyNative, PyObject, PySet, PyTuple, PyView, Scope } from './values';

/** What a forked child begins with: a copy of all that its parent's Python knows. */
export interface Forked {
  readonly globals: Scope;
  readonly path: readonly PathEntry[];
  readonly handlers: ReadonlyMap<Signal, Py>;
  readonly unflushed: ReadonlyMap<Fd, string>;
}

export function copyOf(rt: Runtime): Forked {
  const copy = new Copy();
  return {
    globals: copy.scope(rt.globals),
    path: rt.path.map((entry) => copy.entry(entry)),
    handlers: new Map([...rt.handlers].map(([signal, handler]) => [signal, copy.value(handler)] as const)),
    unflushed: new Map(rt.unflushed),
  };
}

/** A copy of a graph of values: what was one thing is one thing in the copy. */
class Copy {
  readonly #made = new Map<object, object>();

  scope(scope: Scope): Scope {
    return this.#once(
      scope,
      () => new Scope(scope.above && this.scope(scope.above)),
      (made) => {
        for (const [name, value] of scope.names) made.names.set(name, this.value(value));
        made.locals = scope.locals;
        made.line = scope.line;
        for (const name of scope.globals) made.globals.add(name);
        for (const name of scope.outer) made.outer.add(name);
      },
    );
  }

  entry(entry: PathEntry): PathEntry {
    const loop = entry.loop && {
      statement: entry.loop.statement,
      iterator: { over: this.value(entry.loop.iterator.over), at: entry.loop.iterator.at },
    };
    return {
      kind: entry.kind,
      block: entry.block,
      scope: this.scope(entry.scope),
      at: entry.at,
      ...(loop && { loop }),
    };
  }

  value(value: Py): Py {
    if (value instanceof PyList)
      return this.#once(
        value,
        () => new PyList([]),
        (made) => made.items.push(...value.items.map((one) => this.value(one))),
      );
    if (value instanceof PyTuple) return new PyTuple(value.items.map((one) => this.value(one)));
    if (value instanceof PyDict)
      return this.#once(
        value,
        () => new PyDict(),
        (made) => {
          for (const [id, [key, one]] of value.entries) made.entries.set(id, [key, this.value(one)]);
        },
      );
    if (value instanceof PyView) return new PyView(value.of, this.value(value.dict) as PyDict);
    if (value instanceof PySet) return new PySet(value.entries.values());
    if (value instanceof PyFunction)
      return this.#once(
        value,
        () => new PyFunction(value.name, value.parameters, value.initial, value.body, this.scope(value.scope)),
        () => {},
      );
    if (value instanceof PyObject)
      return this.#once(
        value,
        () => new PyObject(value.type),
        (made) => {
          for (const [name, one] of value.attributes) made.attributes.set(name, this.value(one));
        },
      );
    if (value instanceof PyNative && value.self !== undefined)
      return new PyNative(value.name, value.body, this.value(value.self));
    return value;
  }

  #once<T extends object>(original: T, make: () => T, fill: (made: T) => void): T {
    const known = this.#made.get(original);
    if (known) return known as T;
    const made = make();
    this.#made.set(original, made);
    fill(made);
    return made;
  }
}
