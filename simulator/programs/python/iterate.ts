import type { Run } from '../../kernel/syscalls';
import { raise } from './exceptions';
import type { Runtime } from './runtime';
import {
  type Py,
  PyBytes,
  PyClass,
  PyDict,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PyTuple,
  PyView,
  typeName,
} from './values';

export const rangeClass = new PyClass('range', []);

/** Where a loop stands; plain data, so that a forked child has its own. */
export interface Iterator {
  readonly over: Py;
  at: number;
}

export const iterator = (over: Py): Iterator => ({ over, at: 0 });

/** The next item, or undefined at the end. */
export function* next(rt: Runtime, loop: Iterator): Run<Py | undefined> {
  const { over } = loop;
  if (over instanceof PyObject && over.type !== rangeClass) {
    const readline = over.attributes.get('readline');
    if (!(readline instanceof PyNative)) throw notIterable(over);
    const line = yield* rt.interpreter.call(readline, []);
    return line === '' ? undefined : line;
  }
  const found = itemAt(over, loop.at);
  loop.at += 1;
  return found;
}

function itemAt(over: Py, at: number): Py | undefined {
  if (over instanceof PyList || over instanceof PyTuple) return over.items[at];
  if (over instanceof PyObject) return at < rangeLength(over) ? start(over) + at * step(over) : undefined;
  const items = snapshot(over);
  return items[at];
}

const snapshots = new WeakMap<object, readonly Py[]>();

const itemsOf = (over: PyDict | PySet | PyView): readonly Py[] => {
  if (over instanceof PyView) return over.items;
  return over instanceof PyDict ? [...over.entries.values()].map(([key]) => key) : [...over.entries.values()];
};

/** Keys of a dict, items of a set, characters of a text. */
function snapshot(over: Py): readonly Py[] {
  if (typeof over === 'string') return [...over];
  if (over instanceof PyBytes) return [...over.text].map((char) => char.charCodeAt(0));
  if (over instanceof PyDict || over instanceof PySet || over instanceof PyView) {
    const known = snapshots.get(over);
    const now = itemsOf(over);
    if (known && known.length === now.length) return known;
    snapshots.set(over, now);
    return now;
  }
  throw notIterable(over);
}

const notIterable = (over: Py) => raise('TypeError', `'${typeName(over)}' object is not iterable`);
const numberOf = (range: PyObject, name: string): number => Number(range.attributes.get(name));
const start = (range: PyObject): number => numberOf(range, 'start');
const step = (range: PyObject): number => numberOf(range, 'step');
export const rangeLength = (range: PyObject): number =>
  Math.max(0, Math.ceil((numberOf(range, 'stop') - start(range)) / step(range)));

/** Everything at once. */
export function* all(rt: Runtime, over: Py): Run<Py[]> {
  const out: Py[] = [];
  const loop = iterator(over);
  for (let item = yield* next(rt, loop); item !== undefined; item = yield* next(rt, loop)) {
    out.push(item);
    if (out.length > 1_000_000) throw raise('MemoryError');
  }
  return out;
}
