import { raise } from './exceptions';
import { type Names, type Py, PyDict, type PyFunction, PyTuple } from './values';

/** The values of a function's parameters; raises TypeError in Python's words. */
export function bind({ name, parameters, initial }: PyFunction, args: readonly Py[], keywords: Names): Names {
  const out: Names = new Map();
  const left = [...args];
  const named = new Map(keywords);
  const plain = parameters.filter(({ star }) => !star);
  const rest = parameters.find(({ star }) => star === '*');
  for (const parameter of plain) {
    const given = left.length > 0 ? left.shift() : undefined;
    if (given !== undefined && named.has(parameter.name))
      throw raise('TypeError', `${name}() got multiple values for argument '${parameter.name}'`);
    const value = [given, named.get(parameter.name), initial.get(parameter.name)].find((one) => one !== undefined);
    named.delete(parameter.name);
    if (value !== undefined) out.set(parameter.name, value);
  }
  if (rest) out.set(rest.name, new PyTuple(left));
  else if (left.length > 0) {
    const takes = plain.length === 1 ? '1 positional argument' : `${plain.length} positional arguments`;
    throw raise('TypeError', `${name}() takes ${takes} but ${args.length} ${args.length === 1 ? 'was' : 'were'} given`);
  }
  const others = parameters.find(({ star }) => star === '**');
  if (others) {
    const made = new PyDict();
    for (const [key, value] of named) made.set(key, value);
    out.set(others.name, made);
  } else
    for (const key of named.keys()) throw raise('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
  const missing = plain.filter((parameter) => !out.has(parameter.name)).map((parameter) => `'${parameter.name}'`);
  if (missing.length > 0) {
    const list = missing.length === 1 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`;
    throw raise(
      'TypeError',
      `${name}() missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${list}`,
    );
  }
  return out;
}
