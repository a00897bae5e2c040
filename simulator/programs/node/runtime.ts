import { decodeUtf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Run, Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { Interpreter } from './evaluate';
import { EventLoop } from './event-loop';
import { defineGlobals, fromPlain, processObject } from './globals';
import { Heap } from './heap';
import { Unsupported } from './lex';
import { absentModules, builtInModule } from './modules';
import { parse } from './parse';
import { Scope } from './scope';
import { JsFunction, JsObject, makeError, Thrown, toText, type Value } from './values';

/** One node: its globals, its modules, its event loop. */
export class Runtime {
  readonly sys: Syscalls;
  readonly loop: EventLoop;
  readonly interpreter: Interpreter;
  readonly global = new Scope();
  readonly process: JsObject;
  /** Of the object `process`. */
  readonly listeners = new Map<string, Value[]>();
  readonly startedAt: number;
  readonly heap: Heap;
  readonly #loaded = new Map<string, JsObject>();

  constructor(sys: Syscalls, argv: readonly string[]) {
    this.sys = sys;
    this.startedAt = sys.now();
    this.loop = new EventLoop(sys);
    this.heap = new Heap(sys);
    this.interpreter = new Interpreter(sys, this.heap);
    this.process = processObject(this, argv);
    this.global.define('process', this.process);
    this.global.define('global', new JsObject('global'));
    this.global.define('globalThis', new JsObject('global'));
    defineGlobals(this);
  }

  *write(fd: Fd, data: string): Run<void> {
    try {
      yield* this.sys.write(fd, data);
    } catch (error) {
      asErrno(error);
    }
  }

  *emit(event: string, args: readonly Value[]): Run<boolean> {
    const callbacks = this.listeners.get(event) ?? [];
    for (const callback of callbacks) yield* this.interpreter.call(callback, args);
    return callbacks.length > 0;
  }

  *exit(code: number): Run<never> {
    this.process.props.set('exitCode', code);
    const callbacks = this.listeners.get('exit') ?? [];
    this.listeners.delete('exit');
    for (const callback of callbacks) yield* this.interpreter.call(callback, [code]);
    // The parent hears of it when the last thread is gone; the sockets are closed before that, the standard streams are not.
    for (const fd of this.sys.fds()) if (fd > 2) this.sys.close(fd);
    yield* this.sys.compute(8);
    return yield* this.sys.exit(code & 255);
  }

  /** Runs a text as a module; the value is that of its last expression. */
  *evaluate(source: string, file: string): Run<Value> {
    const module = new JsObject('Module', { exports: new JsObject(), filename: file });
    return yield* this.#run(source, file, module);
  }

  *#run(source: string, file: string, module: JsObject): Run<Value> {
    const scope = new Scope(this.global);
    const folder = file.replace(/\/[^/]*$/, '') || '/';
    const main = new JsFunction('require', ([name]) => this.#require(toText(name), folder, file));
    main.props.set('main', module);
    for (const [name, value] of Object.entries({
      module,
      exports: module.props.get('exports'),
      require: main,
      __filename: file,
      __dirname: folder,
    }))
      scope.define(name, value);
    return yield* this.interpreter.run(parse(source), scope);
  }

  *#require(name: string, folder: string, from: string): Run<Value> {
    const own = builtInModule(name, this);
    if (own) return own;
    if (absentModules.has(name.replace(/^node:/, ''))) throw new Unsupported(`the module '${name}'`, 0);
    const path = this.#resolve(name, folder);
    if (path === undefined)
      throw new Thrown(
        makeError('Error', `Cannot find module '${name}'\nRequire stack:\n- ${from}`, {
          code: 'MODULE_NOT_FOUND',
          requireStack: [from],
        }),
      );
    const there = this.#loaded.get(path);
    if (there) return there.props.get('exports');
    const module = new JsObject('Module', { exports: new JsObject(), filename: path });
    this.#loaded.set(path, module);
    const source = decodeUtf8(this.sys.readFile(path));
    if (path.endsWith('.json')) module.props.set('exports', fromPlain(JSON.parse(source)));
    else yield* this.#run(source, path, module);
    return module.props.get('exports');
  }

  #resolve(name: string, folder: string): string | undefined {
    const file = (path: string): string | undefined =>
      [path, `${path}.js`, `${path}.json`, `${path}/index.js`].find((p) => isFile(this.sys, p));
    if (/^\.{0,2}\//.test(name)) return file(normalize(name, folder));
    for (let at = folder; ; at = at.replace(/\/[^/]*$/, '')) {
      const found = file(`${at}/node_modules/${name}`);
      if (found || at === '') return found;
    }
  }
}

export function isFile(sys: Syscalls, path: string): boolean {
  try {
    return sys.stat(path).type === 'file';
  } catch {
    return false;
  }
}
