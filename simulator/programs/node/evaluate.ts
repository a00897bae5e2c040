import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Expression, FunctionNode, Pattern, Statement } from './ast';
import { type Heap, invalidLength, TooLong } from './heap';
import { method } from './methods';
import { compute, named, optionalChain, unaryOperators } from './operators';
import { Scope } from './scope';
import { fail, JsFunction, JsObject, Thrown, toNumber, toText, truthy, type Value } from './values';

/** How a statement ended when not by its end. */
type Ending = undefined | { kind: 'break' | 'continue' } | { kind: 'return'; value: Value };

/** Runs the JavaScript of parse.ts; every call and loop turn costs CPU. */
export class Interpreter {
  readonly #sys: Syscalls;
  #depth = 0;
  readonly #heap: Heap;
  constructor(sys: Syscalls, heap: Heap) {
    this.#sys = sys;
    this.#heap = heap;
  }

  *run(body: readonly Statement[], scope: Scope): Run<Value> {
    this.#hoist(body, scope);
    let last: Value;
    for (const statement of body) {
      if (statement.kind === 'expression') last = yield* this.value(statement.value, scope);
      else {
        const ending = yield* this.#statement(statement, scope);
        if (ending?.kind === 'return') return ending.value;
      }
    }
    return last;
  }

  *call(callee: Value, args: readonly Value[], self: Value = undefined): Run<Value> {
    if (!(callee instanceof JsFunction)) throw fail('TypeError', `${toText(callee)} is not a function`);
    if (this.#depth > 400) throw fail('RangeError', 'Maximum call stack size exceeded');
    this.#depth += 1;
    try {
      yield* this.#tick(0.001);
      if (!Array.isArray(self)) return yield* callee.invoke(args, self);
      const before = self.length;
      const value = yield* callee.invoke(args, self);
      this.#heap.grew(self.length, self.length - before, args[0]);
      return value;
    } finally {
      this.#depth -= 1;
    }
  }

  #hoist(body: readonly Statement[], scope: Scope): void {
    for (const statement of body)
      if (statement.kind === 'define') scope.define(statement.value.name, this.#function(statement.value, scope));
  }

  #function(node: FunctionNode, scope: Scope, name = node.name): JsFunction {
    const interpreter = this;
    return new JsFunction(name, function* (args, self) {
      const inner = new Scope(scope);
      if (!node.arrow) {
        inner.define('this', self);
        inner.define('arguments', [...args]);
      }
      for (const [i, parameter] of node.parameters.entries())
        yield* interpreter.#bind(parameter, parameter.kind === 'rest' ? args.slice(i) : args[i], inner, false);
      if (Array.isArray(node.body)) {
        const ending = yield* interpreter.#block(node.body as readonly Statement[], inner);
        return ending?.kind === 'return' ? ending.value : undefined;
      }
      return yield* interpreter.value(node.body as Expression, inner);
    });
  }

  *#bind(pattern: Pattern, given: Value, scope: Scope, constant: boolean): Run<void> {
    if (pattern.kind === 'rest') return scope.define(pattern.name, given, constant);
    const value = given === undefined && pattern.default ? yield* this.value(pattern.default, scope) : given;
    if (pattern.kind === 'name') scope.define(pattern.name, value, constant);
    else if (pattern.kind === 'array')
      for (const [i, item] of pattern.items.entries()) {
        if (item)
          yield* this.#bind(
            item,
            item.kind === 'rest' ? (Array.isArray(value) ? value.slice(i) : []) : this.get(value, String(i)),
            scope,
            constant,
          );
      }
    else
      for (const { key, value: inner } of pattern.entries)
        yield* this.#bind(inner, this.get(value, key), scope, constant);
  }

  *#block(body: readonly Statement[], scope: Scope): Run<Ending> {
    this.#hoist(body, scope);
    for (const statement of body) {
      const ending = yield* this.#statement(statement, scope);
      if (ending) return ending;
    }
    return undefined;
  }

  *#statement(node: Statement, scope: Scope): Run<Ending> {
    switch (node.kind) {
      case 'expression':
        yield* this.value(node.value, scope);
        return undefined;
      case 'declare':
        for (const { target, value } of node.items) {
          const name = target.kind === 'name' ? target.name : '';
          const made = !value
            ? undefined
            : value.kind === 'function' && value.name === ''
              ? this.#function(value, scope, name)
              : yield* this.value(value, scope);
          yield* this.#bind(target, made, scope, node.how === 'const');
        }
        return undefined;
      case 'define':
      case 'empty':
        return undefined;
      case 'if':
        if (truthy(yield* this.value(node.test, scope))) return yield* this.#statement(node.yes, scope);
        return node.no ? yield* this.#statement(node.no, scope) : undefined;
      case 'block':
        return yield* this.#block(node.body, new Scope(scope));
      case 'return':
        return { kind: 'return', value: node.value ? yield* this.value(node.value, scope) : undefined };
      case 'break':
      case 'continue':
        return { kind: node.kind };
      case 'throw':
        throw new Thrown(
          yield* this.value(node.value, scope),
          node.at,
          node.value.kind === 'new' ? node.value.at : undefined,
        );
      case 'for': {
        const outer = new Scope(scope);
        if (node.first) yield* this.#statement(node.first, outer);
        for (
          ;
          !node.test || truthy(yield* this.value(node.test, outer));
          node.step && (yield* this.value(node.step, outer))
        ) {
          const inner = new Scope(outer);
          for (const [name, cell] of outer.names) inner.define(name, cell.value);
          const ending = yield* this.#turn(node.body, inner);
          for (const [name, cell] of outer.names) cell.value = inner.names.get(name)?.value;
          if (ending === 'stop') break;
          if (ending) return ending;
        }
        return undefined;
      }
      case 'while':
        for (let first = node.first; first || truthy(yield* this.value(node.test, scope)); first = false) {
          const ending = yield* this.#turn(node.body, scope);
          if (ending === 'stop') break;
          if (ending) return ending;
        }
        return undefined;
      case 'each': {
        const over = yield* this.value(node.over, scope);
        const keys =
          over instanceof JsObject ? [...over.props.keys()] : Array.isArray(over) ? over.map((_, i) => String(i)) : [];
        const items: readonly Value[] =
          node.how === 'in' ? keys : Array.isArray(over) ? over : typeof over === 'string' ? [...over] : [];
        if (node.how === 'of' && !Array.isArray(over) && typeof over !== 'string')
          throw fail('TypeError', `${toText(over)} is not iterable`);
        for (const item of items) {
          const inner = new Scope(scope);
          yield* this.#bind(node.target, item, inner, false);
          const ending = yield* this.#turn(node.body, inner);
          if (ending === 'stop') break;
          if (ending) return ending;
        }
        return undefined;
      }
      case 'switch': {
        const value = yield* this.value(node.value, scope);
        const inner = new Scope(scope);
        let from = -1;
        for (const [i, { test }] of node.cases.entries())
          if (from < 0 && test && (yield* this.value(test, inner)) === value) from = i;
        if (from < 0) from = node.cases.findIndex(({ test }) => !test);
        for (const { body } of from < 0 ? [] : node.cases.slice(from)) {
          const ending = yield* this.#block(body, inner);
          if (ending?.kind === 'break') return undefined;
          if (ending) return ending;
        }
        return undefined;
      }
      case 'try':
        return yield* this.#try(node, scope);
    }
  }

  *#tick(ms: number): Run<void> {
    yield* this.#sys.tick(ms);
    if (this.#heap.due) yield* this.#heap.settle();
  }

  *#turn(body: Statement, scope: Scope): Run<Ending | 'stop'> {
    yield* this.#tick(0.0005);
    const ending = yield* this.#statement(body, scope);
    return ending?.kind === 'break' ? 'stop' : ending?.kind === 'continue' ? undefined : ending;
  }

  *#try(node: Extract<Statement, { kind: 'try' }>, scope: Scope): Run<Ending> {
    let ending: Ending;
    let pending: Thrown | undefined;
    try {
      ending = yield* this.#block(node.body, new Scope(scope));
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      pending = error;
    }
    if (pending && node.handler) {
      const inner = new Scope(scope);
      if (node.name !== undefined) inner.define(node.name, pending.value);
      pending = undefined;
      try {
        ending = yield* this.#block(node.handler, inner);
      } catch (error) {
        if (!(error instanceof Thrown)) throw error;
        pending = error;
      }
    }
    if (node.last) {
      const last = yield* this.#block(node.last, new Scope(scope));
      if (last) return last;
    }
    if (pending) throw pending;
    return ending;
  }

  /** A property, a built-in method, or undefined. */
  get(object: Value, name: string): Value {
    if (object === undefined || object === null)
      throw fail('TypeError', `Cannot read properties of ${object} (reading '${name}')`);
    if (object instanceof JsObject && object.props.has(name)) return object.props.get(name);
    if (Array.isArray(object) && /^\d+$/.test(name)) return object[Number(name)];
    if (typeof object === 'string' && /^\d+$/.test(name)) return object[Number(name)];
    return method(object, name, (callee, args) => this.call(callee, args));
  }

  #set(object: Value, name: string, value: Value): void {
    if (object === undefined || object === null)
      throw fail('TypeError', `Cannot set properties of ${object} (setting '${name}')`);
    if (object instanceof JsObject) {
      const before = object.props.size;
      object.props.set(name, value);
      this.#heap.grew(object.props.size, object.props.size - before, value);
    } else if (Array.isArray(object)) {
      const before = object.length;
      if (name === 'length') object.length = toNumber(value);
      else object[Number(name)] = value;
      this.#heap.grew(object.length, object.length - before, value);
    }
  }

  *value(node: Expression, scope: Scope): Run<Value> {
    try {
      return yield* this.#value(node, scope);
    } catch (error) {
      if (error instanceof TooLong) throw Object.assign(invalidLength(), { at: node.at });
      if (error instanceof Thrown) error.at ??= node.kind === 'member' ? node.property.at : node.at;
      throw error;
    }
  }

  *#value(node: Expression, scope: Scope): Run<Value> {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'regex':
        return new RegExp(node.source, node.flags);
      case 'template': {
        let out = node.parts[0] ?? '';
        for (const [i, value] of node.values.entries())
          out += toText(yield* this.value(value, scope)) + (node.parts[i + 1] ?? '');
        return out;
      }
      case 'this':
        return scope.find('this')?.value;
      case 'name': {
        const cell = scope.find(node.name);
        if (!cell) throw fail('ReferenceError', `${node.name} is not defined`);
        return cell.value;
      }
      case 'array':
        return yield* this.#list(node.items, scope);
      case 'spread':
        return yield* this.value(node.value, scope);
      case 'object': {
        const made = new JsObject();
        for (const { key, value, spread } of node.entries) {
          if (spread) {
            const from = yield* this.value(value, scope);
            if (from instanceof JsObject) for (const [name, item] of from.props) made.props.set(name, item);
          } else {
            const name = toText(yield* this.value(key, scope));
            made.props.set(
              name,
              value.kind === 'function' && value.name === ''
                ? this.#function(value, scope, name)
                : yield* this.value(value, scope),
            );
          }
        }
        return made;
      }
      case 'function':
        return this.#function(node, scope);
      case 'unary':
        if (node.operator === 'typeof' && node.value.kind === 'name' && !scope.find(node.value.name))
          return 'undefined';
        if (node.operator === 'delete' && node.value.kind === 'member') {
          const object = yield* this.value(node.value.object, scope);
          if (object instanceof JsObject) object.props.delete(toText(yield* this.value(node.value.property, scope)));
          return true;
        }
        return unaryOperators[node.operator]?.(yield* this.value(node.value, scope));
      case 'update': {
        const old = toNumber(yield* this.value(node.target, scope));
        const next = node.operator === '++' ? old + 1 : old - 1;
        yield* this.#assign(node.target, next, scope);
        return node.prefix ? next : old;
      }
      case 'binary':
        return this.#compute(node.operator, yield* this.value(node.left, scope), yield* this.value(node.right, scope));
      case 'logical': {
        const left = yield* this.value(node.left, scope);
        const stop =
          node.operator === '&&'
            ? !truthy(left)
            : node.operator === '||'
              ? truthy(left)
              : left !== undefined && left !== null;
        return stop ? left : yield* this.value(node.right, scope);
      }
      case 'assign': {
        const simple = node.operator.slice(0, -1);
        const old = simple === '' ? undefined : yield* this.value(node.target, scope);
        if (
          (simple === '||' && truthy(old)) ||
          (simple === '&&' && !truthy(old)) ||
          (simple === '??' && old !== undefined && old !== null)
        )
          return old;
        const value = yield* this.value(node.value, scope);
        const result = simple === '' || ['||', '&&', '??'].includes(simple) ? value : this.#compute(simple, old, value);
        yield* this.#assign(node.target, result, scope);
        return result;
      }
      case 'conditional':
        return yield* this.value(truthy(yield* this.value(node.test, scope)) ? node.yes : node.no, scope);
      case 'member': {
        const object = yield* this.value(node.object, scope);
        if ((object === undefined || object === null) && (node.optional || optionalChain(node.object)))
          return undefined;
        return this.get(object, toText(yield* this.value(node.property, scope)));
      }
      case 'call':
        return yield* this.#callNode(node, scope);
      case 'new': {
        const callee = yield* this.value(node.callee, scope);
        if (!(callee instanceof JsFunction)) throw fail('TypeError', `${named(node.callee)} is not a constructor`);
        const self = new JsObject(callee.name || 'Object');
        const made = yield* this.call(callee, yield* this.#list(node.args, scope), self);
        return made instanceof JsObject || Array.isArray(made) ? made : self;
      }
      case 'sequence': {
        let last: Value;
        for (const item of node.items) last = yield* this.value(item, scope);
        return last;
      }
    }
  }

  #compute(operator: string, left: Value, right: Value): Value {
    if (operator === '+' && typeof left === 'string' && typeof right === 'string') this.#heap.joined(left, right);
    return compute(operator, left, right);
  }

  *#callNode(node: Extract<Expression, { kind: 'call' | 'new' }>, scope: Scope): Run<Value> {
    let self: Value;
    let callee: Value;
    if (node.callee.kind === 'member') {
      self = yield* this.value(node.callee.object, scope);
      if ((self === undefined || self === null) && (node.callee.optional || optionalChain(node.callee.object)))
        return undefined;
      callee = this.get(self, toText(yield* this.value(node.callee.property, scope)));
    } else callee = yield* this.value(node.callee, scope);
    if (node.optional && (callee === undefined || callee === null)) return undefined;
    if (!(callee instanceof JsFunction)) throw fail('TypeError', `${named(node.callee)} is not a function`);
    return yield* this.call(callee, yield* this.#list(node.args, scope), self);
  }

  *#list(nodes: readonly Expression[], scope: Scope): Run<Value[]> {
    const out: Value[] = [];
    for (const node of nodes) {
      const value = yield* this.value(node, scope);
      if (node.kind === 'spread' && (Array.isArray(value) || typeof value === 'string')) out.push(...value);
      else out.push(value);
    }
    return out;
  }

  *#assign(target: Expression, value: Value, scope: Scope): Run<void> {
    if (target.kind === 'member') {
      const object = yield* this.value(target.object, scope);
      this.#set(object, toText(yield* this.value(target.property, scope)), value);
    } else if (target.kind === 'name') {
      const cell = scope.find(target.name);
      if (!cell) return scope.define(target.name, value);
      if (cell.constant) throw fail('TypeError', 'Assignment to constant variable.');
      cell.value = value;
    } else throw fail('SyntaxError', 'Invalid left-hand side in assignment');
  }
}
