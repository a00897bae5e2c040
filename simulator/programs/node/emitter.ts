import type { Run } from '../../kernel/syscalls';
import type { Runtime } from './runtime';
import { JsObject, native, Thrown, toText, type Value } from './values';

/** Gives an object `on` and `once`; `emit` calls the listeners. An 'error' nobody listens to is thrown, as node does. */
export class Emitter {
  readonly object: JsObject;
  readonly #runtime: Runtime;
  readonly #listeners = new Map<string, { callback: Value; once: boolean }[]>();

  constructor(runtime: Runtime, kind: string, props: Record<string, Value> = {}) {
    this.#runtime = runtime;
    this.object = new JsObject(kind, props);
    const add = (once: boolean) =>
      native(once ? 'once' : 'on', ([event, callback]) => {
        this.#of(toText(event)).push({ callback, once });
        return this.object;
      });
    for (const name of ['on', 'addListener']) this.object.props.set(name, add(false));
    this.object.props.set('once', add(true));
  }

  *emit(event: string, args: readonly Value[]): Run<boolean> {
    const listeners = [...this.#of(event)];
    if (event === 'error' && listeners.length === 0) {
      const thrown = new Thrown(args[0]);
      thrown.emitter = this.object.kind;
      throw thrown;
    }
    for (const listener of listeners) {
      if (listener.once) this.#of(event).splice(this.#of(event).indexOf(listener), 1);
      yield* this.#runtime.interpreter.call(listener.callback, args, this.object);
    }
    return listeners.length > 0;
  }

  #of(event: string): { callback: Value; once: boolean }[] {
    const there = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, there);
    return there;
  }
}
