import type { Run } from '../../kernel/syscalls';
import type { Block, Handler, Statement } from './ast';
import { attribute } from './attributes';
import { exceptionClass, isException, makeException, Raised, raise } from './exceptions';
import type { Interpreter } from './interpreter';
import { type Iterator, iterator, next } from './iterate';
import type { Runtime } from './runtime';
import { namesAssigned } from './scope';
import { str } from './show';
import { type Py, PyClass, PyDict, PyFunction, PyList, PyObject, PyTuple, type Scope, truthy } from './values';

/** One block that is being run, and where in it. */
export interface PathEntry {
  readonly kind: 'body' | 'function' | 'while' | 'for';
  readonly block: Block;
  readonly scope: Scope;
  at: number;
  /** Of a `for`. */
  readonly loop?: { readonly statement: Statement & { kind: 'for' }; readonly iterator: Iterator };
}

type Flow = undefined | 'break' | 'continue' | { readonly value: Py };

/** Runs statements. The path of open blocks is kept as data, so that os.fork can give the child a copy. */
export class Blocks {
  readonly #rt: Runtime;
  readonly #expressions: Interpreter;
  #handled: Raised | undefined;

  constructor(rt: Runtime, expressions: Interpreter) {
    this.#rt = rt;
    this.#expressions = expressions;
  }

  *module(block: Block): Run<void> {
    yield* this.#guarded(this.#rt.globals, () => this.#enter({ kind: 'body', block, scope: this.#rt.globals, at: 0 }));
  }

  /** A function's body; the value is what it returns. */
  *body(block: Block, scope: Scope): Run<Py> {
    scope.locals = namesAssigned(block);
    const flow = yield* this.#enter({ kind: 'function', block, scope, at: 0 });
    return typeof flow === 'object' ? flow.value : null;
  }

  /** A forked child goes on from a copy of its parent's path; what was not a block of its own (try, with) is behind it. */
  *resume(path: readonly PathEntry[]): Run<void> {
    yield* this.#guarded(this.#rt.globals, () => this.#unwind([...path]));
  }

  *#unwind(path: PathEntry[]): Run<Flow> {
    let flow: Flow;
    let inner = true;
    for (let entry = path.pop(); entry; entry = path.pop()) {
      if (!inner) entry.at += 1;
      this.#rt.path = [...path];
      if (flow === undefined) flow = yield* this.#enter(entry);
      inner = false;
      const parent = path.at(-1);
      if (entry.kind === 'function') flow = undefined;
      else if (entry.kind === 'while' && parent) {
        if (flow !== 'break' && typeof flow !== 'object') parent.at -= 1;
        if (typeof flow !== 'object') flow = undefined;
      } else if (entry.kind === 'for' && entry.loop) {
        if (flow !== 'break' && typeof flow !== 'object')
          flow = yield* this.#for(entry.loop.statement, entry.scope, entry.loop.iterator);
        if (typeof flow !== 'object') flow = undefined;
      }
    }
    return undefined;
  }

  *#guarded(scope: Scope, run: () => Run<Flow>): Run<void> {
    try {
      yield* run();
    } catch (error) {
      if (error instanceof Raised) this.#expressions.leave(error, '<module>', scope);
      throw error;
    }
  }

  *#enter(entry: PathEntry): Run<Flow> {
    const { path } = this.#rt;
    const depth = path.length;
    path.push(entry);
    try {
      for (; entry.at < entry.block.length; entry.at++) {
        const statement = entry.block[entry.at];
        if (!statement) break;
        entry.scope.line = statement.line;
        yield* this.#rt.sys.tick(0.0002);
        if (this.#rt.memory.due) yield* this.#rt.memory.settle();
        yield* this.#rt.handleSignals();
        const flow = yield* this.#statement(statement, entry.scope);
        if (flow !== undefined) return flow;
      }
      return undefined;
    } finally {
      path.length = depth;
    }
  }

  #block(block: Block, scope: Scope): Run<Flow> {
    return this.#enter({ kind: 'body', block, scope, at: 0 });
  }

  *#statement(statement: Statement, scope: Scope): Run<Flow> {
    const expressions = this.#expressions;
    switch (statement.kind) {
      case 'expression':
        yield* expressions.evaluate(statement.value, scope);
        return undefined;
      case 'assign': {
        const value = yield* expressions.evaluate(statement.value, scope);
        for (const target of statement.targets) yield* expressions.assign(target, value, scope);
        return undefined;
      }
      case 'augment': {
        const old = yield* expressions.evaluate(statement.target, scope);
        const value = yield* expressions.evaluate(statement.value, scope);
        if (statement.op === '+' && old instanceof PyList && value instanceof PyList) old.items.push(...value.items);
        else yield* expressions.assign(statement.target, yield* expressions.operate(statement.op, old, value), scope);
        return undefined;
      }
      case 'if':
        for (const { test, body } of statement.branches)
          if (truthy(yield* expressions.evaluate(test, scope))) return yield* this.#block(body, scope);
        return yield* this.#block(statement.otherwise, scope);
      case 'while':
        while (truthy(yield* expressions.evaluate(statement.test, scope))) {
          const flow = yield* this.#enter({ kind: 'while', block: statement.body, scope, at: 0 });
          if (flow === 'break') return undefined;
          if (typeof flow === 'object') return flow;
        }
        return yield* this.#block(statement.otherwise, scope);
      case 'for':
        return yield* this.#for(statement, scope, iterator(yield* expressions.evaluate(statement.over, scope)));
      case 'def': {
        const initial = yield* expressions.initialOf(statement.parameters, scope);
        const made = new PyFunction(statement.name, statement.parameters, initial, statement.body, scope);
        expressions.bindName(statement.name, made, scope);
        return undefined;
      }
      case 'class':
        return yield* this.#class(statement, scope);
      case 'return':
        return { value: statement.value ? yield* expressions.evaluate(statement.value, scope) : null };
      case 'break':
      case 'continue':
        return statement.kind;
      case 'pass':
        return undefined;
      case 'import':
        for (const { module, as } of statement.names) {
          const found = this.#rt.importModule(module);
          const [top = ''] = module.split('.');
          expressions.bindName(as ?? top, as === undefined ? this.#rt.importModule(top) : found, scope);
        }
        return undefined;
      case 'from': {
        const module = this.#rt.importModule(statement.module);
        for (const { name, as } of statement.names) {
          const value = module.attributes.get(name);
          if (value === undefined)
            throw raise('ImportError', `cannot import name '${name}' from '${statement.module}' (unknown location)`);
          expressions.bindName(as ?? name, value, scope);
        }
        return undefined;
      }
      case 'raise':
        return yield* this.#raise(statement, scope);
      case 'try':
        return yield* this.#try(statement, scope);
      case 'with':
        return yield* this.#with(statement, scope);
      case 'global':
        for (const name of statement.names) scope.globals.add(name);
        return undefined;
      case 'nonlocal':
        for (const name of statement.names) scope.outer.add(name);
        return undefined;
      case 'delete':
        for (const target of statement.targets) {
          if (target.kind === 'name') scope.names.delete(target.name);
          else if (target.kind === 'subscript') {
            const holder = yield* expressions.evaluate(target.object, scope);
            const key = yield* expressions.evaluate(target.index, scope);
            if (holder instanceof PyDict)
              for (const [id, [k]] of holder.entries) if (k === key) holder.entries.delete(id);
            if (holder instanceof PyList) holder.items.splice(Number(key), 1);
          }
        }
        return undefined;
      case 'assert':
        if (truthy(yield* expressions.evaluate(statement.test, scope))) return undefined;
        throw raise(
          'AssertionError',
          statement.message ? str(yield* expressions.evaluate(statement.message, scope)) : undefined,
        );
    }
  }

  *#for(statement: Statement & { kind: 'for' }, scope: Scope, loop: Iterator): Run<Flow> {
    for (;;) {
      const item = yield* next(this.#rt, loop);
      if (item === undefined) return yield* this.#block(statement.otherwise, scope);
      yield* this.#expressions.assign(statement.target, item, scope);
      const entry = { kind: 'for', block: statement.body, scope, at: 0, loop: { statement, iterator: loop } } as const;
      const flow = yield* this.#enter({ ...entry });
      if (flow === 'break') return undefined;
      if (typeof flow === 'object') return flow;
    }
  }

  *#class(statement: Statement & { kind: 'class' }, scope: Scope): Run<Flow> {
    const bases: PyClass[] = [];
    for (const base of statement.bases) {
      const found = yield* this.#expressions.evaluate(base, scope);
      if (found instanceof PyClass) bases.push(found);
    }
    const made = new PyClass(statement.name, bases);
    const inner = this.#expressions.classScope(scope);
    yield* this.#block(statement.body, inner);
    for (const [name, value] of inner.names) made.attributes.set(name, value);
    this.#expressions.bindName(statement.name, made, scope);
    return undefined;
  }

  *#raise(statement: Statement & { kind: 'raise' }, scope: Scope): Run<never> {
    if (!statement.value) {
      if (this.#handled) throw this.#handled;
      throw raise('RuntimeError', 'No active exception to reraise');
    }
    const value = yield* this.#expressions.evaluate(statement.value, scope);
    if (value instanceof PyClass && value.within(exceptionClass('BaseException')))
      throw new Raised(makeException(value, []));
    if (value instanceof PyObject && isException(value)) throw new Raised(value);
    throw raise('TypeError', 'exceptions must derive from BaseException');
  }

  *#try(statement: Statement & { kind: 'try' }, scope: Scope): Run<Flow> {
    let flow: Flow;
    try {
      try {
        flow = yield* this.#block(statement.body, scope);
      } catch (error) {
        if (!(error instanceof Raised)) throw error;
        const handler = yield* this.#handlerFor(error, statement.handlers, scope);
        if (!handler) throw error;
        if (handler.name !== undefined) this.#expressions.bindName(handler.name, error.value, scope);
        const before = this.#handled;
        this.#handled = error;
        flow = yield* this.#block(handler.body, scope);
        this.#handled = before;
        return flow;
      }
      if (flow === undefined) flow = yield* this.#block(statement.otherwise, scope);
      return flow;
    } finally {
      const last = yield* this.#block(statement.final, scope);
      // biome-ignore lint/correctness/noUnsafeFinally: a return in `finally` wins, in Python as here.
      if (last !== undefined) return last;
    }
  }

  *#handlerFor(raised: Raised, handlers: readonly Handler[], scope: Scope): Run<Handler | undefined> {
    for (const handler of handlers) {
      if (!handler.type) return handler;
      const type = yield* this.#expressions.evaluate(handler.type, scope);
      const types = type instanceof PyTuple ? type.items : [type];
      if (types.some((one) => one instanceof PyClass && raised.value.type.within(one))) return handler;
    }
    return undefined;
  }

  *#with(statement: Statement & { kind: 'with' }, scope: Scope): Run<Flow> {
    const leaving: Py[] = [];
    for (const item of statement.items) {
      const value = yield* this.#expressions.evaluate(item.value, scope);
      const entered = yield* this.#expressions.call(attribute(value, '__enter__'), []);
      leaving.unshift(attribute(value, '__exit__'));
      if (item.as) yield* this.#expressions.assign(item.as, entered, scope);
    }
    try {
      return yield* this.#block(statement.body, scope);
    } finally {
      for (const exit of leaving) yield* this.#expressions.call(exit, [null, null, null]);
    }
  }
}
