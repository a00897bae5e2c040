import { exceptionClass, makeException, Raised, raise } from './exceptions';
import { rangeClass, rangeLength } from './iterate';
import { Slice } from './slice';
import { numeric, type Py, PyBytes, PyDict, PyList, PyObject, PyTuple, typeName } from './values';

/** `holder[at]` */
export function index(holder: Py, at: Py | Slice): Py {
  if (at instanceof Slice) return sliced(holder, at);
  if (holder instanceof PyDict) {
    const found = holder.get(at);
    if (found === undefined) throw new Raised(makeException(exceptionClass('KeyError'), [at]));
    return found;
  }
  if (holder instanceof PyObject && holder.type === rangeClass) {
    const length = rangeLength(holder);
    const i = place(at, length, 'range object');
    return Number(holder.attributes.get('start')) + i * Number(holder.attributes.get('step'));
  }
  if (typeof holder === 'string') {
    const chars = [...holder];
    return chars[place(at, chars.length, 'string', 'string indices must be integers')] ?? '';
  }
  if (holder instanceof PyBytes) return holder.text.charCodeAt(place(at, holder.text.length, 'index'));
  if (holder instanceof PyList || holder instanceof PyTuple) {
    const kind = typeName(holder);
    return holder.items[place(at, holder.items.length, kind, `${kind} indices must be integers or slices`)] ?? null;
  }
  throw raise('TypeError', `'${typeName(holder)}' object is not subscriptable`);
}

function place(at: Py, length: number, kind: string, refused?: string): number {
  if (typeof at !== 'number' && typeof at !== 'boolean')
    throw raise(
      'TypeError',
      `${refused ?? `${kind} indices must be integers`}, not ${refused?.startsWith('string') ? `'${typeName(at)}'` : typeName(at)}`,
    );
  const i = Number(at) < 0 ? Number(at) + length : Number(at);
  if (i < 0 || i >= length) throw raise('IndexError', `${kind} index out of range`);
  return i;
}

function sliced(holder: Py, { start, stop, step }: Slice): Py {
  const items: readonly Py[] | undefined =
    holder instanceof PyList || holder instanceof PyTuple
      ? holder.items
      : typeof holder === 'string'
        ? [...holder]
        : holder instanceof PyBytes
          ? [...holder.text]
          : undefined;
  if (!items) throw raise('TypeError', `'${typeName(holder)}' object is not subscriptable`);
  const size = items.length;
  const within = (at: number) => Math.min(Math.max(at < 0 ? at + size : at, step < 0 ? -1 : 0), size);
  const out: Py[] = [];
  if (step > 0) for (let i = within(start ?? 0); i < within(stop ?? size); i += step) out.push(items[i] ?? null);
  else {
    const last = stop === undefined ? -1 : within(stop);
    for (let i = Math.min(within(start ?? size - 1), size - 1); i > last; i += step) out.push(items[i] ?? null);
  }
  if (holder instanceof PyList) return new PyList(out);
  if (holder instanceof PyTuple) return new PyTuple(out);
  const text = out.join('');
  return typeof holder === 'string' ? text : new PyBytes(text);
}

/** `holder[at] = value` */
export function setIndex(holder: Py, at: Py, value: Py): void {
  if (holder instanceof PyDict) holder.set(at, value);
  else if (holder instanceof PyList) {
    const i = numeric(at) ?? 0;
    const spot = i < 0 ? i + holder.items.length : i;
    if (spot < 0 || spot >= holder.items.length) throw raise('IndexError', 'list assignment index out of range');
    holder.items[spot] = value;
  } else throw raise('TypeError', `'${typeName(holder)}' object does not support item assignment`);
}
