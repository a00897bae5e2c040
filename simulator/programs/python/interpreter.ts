import type { Run } from '../../kernel/syscalls';
import type { Argument, Block, Expression, Loop } from './ast';
import { attribute, setAttribute } from './attributes';
import { bind } from './bind';
import { Blocks } from './blocks';
import { builtins } from './builtins';
import { exceptionClass, makeException, Raised, raise } from './exceptions';
import { formatSpec } from './format';
import { index, setIndex } from './indexing';
import { all, iterator, next } from './iterate';
import { lengthOf, TooLarge } from './memory';
import { binary, contains, ordered } from './operators';
import type { Runtime } from './runtime';
import { repr, str } from './show';
import { Slice } from './slice';
import { shownAt } from './traceback';
import {
  equal,
  type Names,
  numeric,
  type Py,
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyFunction,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PyTuple,
  Scope,
  truthy,
  typeName,
} from './values';

const MAX_DEPTH = 200;

/** Evaluates expressions and calls what can be called. */
export class Interpreter {
  readonly rt: Runtime;
  readonly blocks: Blocks;
  #depth = 0;

  constructor(rt: Runtime) {
    this.rt = rt;
    this.blocks = new Blocks(rt, this);
  }

  /** The value; an exception remembers the innermost expression that it came from. */
  *evaluate(node: Expression, scope: Scope): Run<Py> {
    try {
      return yield* this.#value(node, scope);
    } catch (error) {
      if (error instanceof Raised && !error.node) error.node = node;
      throw error;
    }
  }

  *#value(node: Expression, scope: Scope): Run<Py> {
    switch (node.kind) {
      case 'constant':
        return node.value;
      case 'int':
        return node.number;
      case 'float':
        return new PyFloat(node.number);
      case 'bytes':
        return new PyBytes(node.text);
      case 'name':
        return this.#lookUp(node.name, scope);
      case 'format':
        return yield* this.#format(node.parts, scope);
      case 'tuple':
        return new PyTuple(yield* this.#each(node.items, scope));
      case 'list':
        return new PyList(yield* this.#each(node.items, scope));
      case 'set':
        return new PySet(yield* this.#each(node.items, scope));
      case 'dict': {
        const made = new PyDict();
        for (const [key, value] of node.entries)
          made.set(yield* this.evaluate(key, scope), yield* this.evaluate(value, scope));
        return made;
      }
      case 'comprehension':
        return yield* this.#comprehension(node, scope);
      case 'unary': {
        const operand = yield* this.evaluate(node.operand, scope);
        if (node.op === 'not') return !truthy(operand);
        const number = numeric(operand);
        if (number === undefined)
          throw raise('TypeError', `bad operand type for unary ${node.op}: '${typeName(operand)}'`);
        const value = node.op === '-' ? -number : node.op === '~' ? ~number : number;
        return operand instanceof PyFloat ? new PyFloat(value) : value;
      }
      case 'binary':
        return yield* this.operate(
          node.op,
          yield* this.evaluate(node.left, scope),
          yield* this.evaluate(node.right, scope),
        );
      case 'logical': {
        const left = yield* this.evaluate(node.left, scope);
        return truthy(left) === (node.op === 'or') ? left : yield* this.evaluate(node.right, scope);
      }
      case 'compare': {
        let left = yield* this.evaluate(node.first, scope);
        for (const { op, operand } of node.rest) {
          const right = yield* this.evaluate(operand, scope);
          if (!compared(op, left, right)) return false;
          left = right;
        }
        return true;
      }
      case 'if':
        return yield* this.evaluate(truthy(yield* this.evaluate(node.test, scope)) ? node.yes : node.otherwise, scope);
      case 'lambda':
        return new PyFunction(
          '<lambda>',
          node.parameters,
          yield* this.initialOf(node.parameters, scope),
          node.body,
          scope,
        );
      case 'attribute':
        return attribute(yield* this.evaluate(node.object, scope), node.name);
      case 'subscript':
        return index(yield* this.evaluate(node.object, scope), yield* this.#index(node.index, scope));
      case 'slice':
        throw raise('SyntaxError', 'invalid syntax');
      case 'call':
        return yield* this.#call(node, scope);
    }
  }

  /** A slice is handed over as a tuple of three behind a mark. */
  *#index(node: Expression, scope: Scope): Run<Py | Slice> {
    if (node.kind !== 'slice') return yield* this.evaluate(node, scope);
    const part = function* (this: Interpreter, one: Expression | undefined): Run<number | undefined> {
      if (!one) return undefined;
      const value = yield* this.evaluate(one, scope);
      return value === null ? undefined : numeric(value);
    }.bind(this);
    return new Slice(yield* part(node.start), yield* part(node.stop), (yield* part(node.step)) ?? 1);
  }

  *#each(nodes: readonly Expression[], scope: Scope): Run<Py[]> {
    const out: Py[] = [];
    for (const node of nodes) out.push(yield* this.evaluate(node, scope));
    return out;
  }

  #lookUp(name: string, scope: Scope): Py {
    if (!scope.globals.has(name))
      for (let at: Scope | undefined = scope; at; at = at.above) {
        const value = at.names.get(name);
        if (value !== undefined) return value;
        if (at === scope && at.locals?.has(name) && !at.outer.has(name))
          throw raise(
            'UnboundLocalError',
            `cannot access local variable '${name}' where it is not associated with a value`,
          );
      }
    const found = this.rt.globals.names.get(name) ?? builtins.get(name);
    if (found === undefined) throw raise('NameError', `name '${name}' is not defined${hint(name)}`);
    return found;
  }

  *#format(parts: (Expression & { kind: 'format' })['parts'], scope: Scope): Run<string> {
    let out = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        out += part;
        continue;
      }
      let value = yield* this.evaluate(part.value, scope);
      const spec = yield* this.#format(part.spec, scope);
      const conversion = part.conversion ?? (part.label !== undefined && spec === '' ? 'r' : undefined);
      if (conversion === 'r' || conversion === 'a') value = repr(value);
      else if (conversion === 's') value = str(value);
      out += (part.label ?? '') + formatSpec(value, spec);
    }
    return out;
  }

  *#comprehension(node: Expression & { kind: 'comprehension' }, scope: Scope): Run<Py> {
    const inner = new Scope(scope);
    const items: Py[] = [];
    const made = new PyDict();
    const walk = function* (this: Interpreter, loops: readonly Loop[]): Run<void> {
      const [first, ...others] = loops;
      if (!first) {
        const item = yield* this.evaluate(node.item, inner);
        if (node.value) made.set(item, yield* this.evaluate(node.value, inner));
        else items.push(item);
        return;
      }
      const loop = iterator(yield* this.evaluate(first.over, inner));
      for (let item = yield* next(this.rt, loop); item !== undefined; item = yield* next(this.rt, loop)) {
        yield* this.assign(first.target, item, inner);
        let holds = true;
        for (const test of first.tests) holds &&= truthy(yield* this.evaluate(test, inner));
        if (holds) yield* walk(others);
        yield* this.rt.sys.tick();
      }
    }.bind(this);
    yield* walk(node.loops);
    return node.makes === 'dict' ? made : node.makes === 'set' ? new PySet(items) : new PyList(items);
  }

  *#call(node: Expression & { kind: 'call' }, scope: Scope): Run<Py> {
    const callee = yield* this.evaluate(node.callee, scope);
    const args: Py[] = [];
    const keywords: Names = new Map();
    for (const arg of node.args) yield* this.#argument(arg, scope, args, keywords);
    return yield* this.call(callee, args, keywords);
  }

  *#argument({ name, star, value }: Argument, scope: Scope, args: Py[], keywords: Names): Run<void> {
    const given = yield* this.evaluate(value, scope);
    if (name !== undefined) keywords.set(name, given);
    else if (star === '*') args.push(...(yield* all(this.rt, given)));
    else if (star === '**' && given instanceof PyDict)
      for (const [key, item] of given.entries.values()) keywords.set(str(key), item);
    else args.push(given);
  }

  /** Calls a function, a method or a class. */
  *call(callee: Py, args: readonly Py[], keywords: Names = new Map()): Run<Py> {
    if (callee instanceof PyNative) {
      const { self } = callee;
      const before = lengthOf(self) ?? 0;
      const value = yield* callee.body(this.rt, self === undefined ? args : [self, ...args], keywords);
      const length = lengthOf(self) ?? 0;
      this.rt.memory.grew(length, length - before, args[0] ?? null);
      return value;
    }
    if (callee instanceof PyFunction) return yield* this.#function(callee, args, keywords);
    if (callee instanceof PyClass) return yield* this.#instance(callee, args, keywords);
    if (callee instanceof PyObject) {
      const bound = callee.attributes.get('__function__');
      if (bound !== undefined)
        return yield* this.call(bound, [callee.attributes.get('__self__') ?? null, ...args], keywords);
    }
    throw raise('TypeError', `'${typeName(callee)}' object is not callable`);
  }

  *#function(callee: PyFunction, args: readonly Py[], keywords: Names): Run<Py> {
    const scope = new Scope(callee.scope);
    for (const [name, value] of bind(callee, args, keywords)) scope.names.set(name, value);
    if (this.#depth >= MAX_DEPTH) throw raise('RecursionError', 'maximum recursion depth exceeded');
    this.#depth += 1;
    yield* this.rt.sys.tick(0.0005);
    try {
      if (!Array.isArray(callee.body)) return yield* this.evaluate(callee.body as Expression, scope);
      return yield* this.blocks.body(callee.body as Block, scope);
    } catch (error) {
      if (error instanceof Raised) this.leave(error, callee.name, scope);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** An exception goes through the end of a function: one more entry of its traceback. */
  leave(raised: Raised, name: string, scope: Scope): void {
    const line = raised.node?.at.line ?? scope.line;
    raised.frames.unshift({ file: this.rt.file, line, name, shown: shownAt(this.rt.lines, line, raised.node) });
    raised.node = undefined;
  }

  *#instance(type: PyClass, args: readonly Py[], keywords: Names): Run<Py> {
    if (type.within(exceptionClass('BaseException'))) {
      const made = makeException(type, args);
      const [errno, strerror, filename] = args;
      if (type.within(exceptionClass('OSError')) && typeof errno === 'number' && strerror !== undefined) {
        made.attributes.set('errno', errno);
        made.attributes.set('strerror', strerror);
        if (filename !== undefined) made.attributes.set('filename', filename);
      }
      if (type.name === 'SystemExit') made.attributes.set('code', args[0] ?? null);
      const own = type.find('__init__');
      if (own !== undefined) yield* this.call(own, [made, ...args], keywords);
      return made;
    }
    const maker = type.find('__make__');
    const made = new PyObject(type);
    if (maker instanceof PyNative) return yield* maker.body(this.rt, [made, ...args], keywords);
    const init = type.find('__init__');
    if (init !== undefined) yield* this.call(init, [made, ...args], keywords);
    else if (args.length > 0) throw raise('TypeError', `${type.name}() takes no arguments`);
    return made;
  }

  /** Where a class's body runs: its names become attributes. */
  classScope(scope: Scope): Scope {
    return new Scope(scope);
  }

  *initialOf(parameters: PyFunction['parameters'], scope: Scope): Run<Names> {
    const out: Names = new Map();
    for (const { name, initial } of parameters) if (initial) out.set(name, yield* this.evaluate(initial, scope));
    return out;
  }

  /** `left op right`, with the memory that it takes. */
  *operate(op: string, left: Py, right: Py): Run<Py> {
    try {
      const value = binary(op, left, right);
      yield* this.rt.memory.made(value);
      return value;
    } catch (error) {
      // What is joined to itself goes on growing.
      if (error instanceof TooLarge) return yield* this.rt.memory.refuse(op === '+' ? error.bytes * 8 : error.bytes);
      throw error;
    }
  }

  *assign(target: Expression, value: Py, scope: Scope): Run<void> {
    if (target.kind === 'name') {
      this.bindName(target.name, value, scope);
      return;
    }
    if (target.kind === 'attribute') {
      setAttribute(yield* this.evaluate(target.object, scope), target.name, value);
      return;
    }
    if (target.kind === 'subscript') {
      const holder = yield* this.evaluate(target.object, scope);
      const before = lengthOf(holder) ?? 0;
      setIndex(holder, yield* this.evaluate(target.index, scope), value);
      const length = lengthOf(holder) ?? 0;
      this.rt.memory.grew(length, length - before, value);
      return;
    }
    if (target.kind !== 'tuple' && target.kind !== 'list') throw raise('SyntaxError', 'cannot assign here');
    const items = yield* all(this.rt, value);
    if (items.length < target.items.length)
      throw raise('ValueError', `not enough values to unpack (expected ${target.items.length}, got ${items.length})`);
    if (items.length > target.items.length)
      throw raise('ValueError', `too many values to unpack (expected ${target.items.length})`);
    for (const [i, one] of target.items.entries()) yield* this.assign(one, items[i] ?? null, scope);
  }

  bindName(name: string, value: Py, scope: Scope): void {
    if (scope.globals.has(name)) this.rt.globals.names.set(name, value);
    else if (scope.outer.has(name)) {
      let at = scope.above;
      while (at && !at.names.has(name)) at = at.above;
      (at ?? scope).names.set(name, value);
    } else scope.names.set(name, value);
  }
}

function compared(op: string, left: Py, right: Py): boolean {
  if (op === '==') return equal(left, right);
  if (op === '!=') return !equal(left, right);
  if (op === 'is') return left === right;
  if (op === 'is not') return left !== right;
  if (op === 'in') return contains(right, left);
  if (op === 'not in') return !contains(right, left);
  return ordered(op, left, right);
}

const MODULES = new Set('os sys time json signal socket subprocess random math re threading'.split(' '));
const hint = (name: string): string => (MODULES.has(name) ? `. Did you forget to import '${name}'?` : '');
