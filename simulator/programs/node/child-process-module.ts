import { asErrno } from '../../kernel/errno';
import { parseSignal, signalName, signals } from '../../kernel/signal';
import type { Fd, Pid, Run, WaitStatus } from '../../kernel/syscalls';
import { DEFAULT_PATH, execPath, findInPath } from '../exec-path';
import { Emitter } from './emitter';
import { readStream } from './read-stream';
import type { Runtime } from './runtime';
import { JsFunction, JsObject, makeError, native, toText, type Value } from './values';

/** require('child_process'): spawn, exec, execFile. node waits for the children it started itself, and for no others. */
export function childProcessModule(runtime: Runtime): JsObject {
  const children = new Children(runtime);
  return new JsObject('Object', {
    spawn: native('spawn', ([file, args, options]) => {
      const words = Array.isArray(args) ? args.map(toText) : [];
      const given = optionsOf(Array.isArray(args) ? options : args);
      const argv = given.get('shell') ? shellOf([toText(file), ...words].join(' ')) : [toText(file), ...words];
      return children.start(argv, given).object;
    }),
    exec: native('exec', (args) => children.collect(shellOf(toText(args[0])), toText(args[0]), args)),
    execFile: native('execFile', (args) => {
      const words = Array.isArray(args[1]) ? args[1].map(toText) : [];
      return children.collect([toText(args[0]), ...words], [toText(args[0]), ...words].join(' '), args);
    }),
  });
}

type Options = ReadonlyMap<string, Value>;

const optionsOf = (value: Value): Options =>
  value instanceof JsObject && !(value instanceof JsFunction) ? value.props : new Map();

const shellOf = (line: string): readonly string[] => ['/bin/sh', '-c', line];

interface Child {
  readonly emitter: Emitter;
  readonly object: JsObject;
  /** Its exit and the ends of its output that are still to come. */
  holds: number;
  /** Lets the event loop end without it. */
  release: () => void;
  ended?: readonly Value[];
}

class Children {
  readonly #runtime: Runtime;
  readonly #running = new Map<Pid, Child>();

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
  }

  start(argv: readonly string[], options: Options): Child {
    const { sys, loop } = this.#runtime;
    const emitter = new Emitter(this.#runtime, 'ChildProcess', { spawnfile: argv[0] ?? '', spawnargs: [...argv] });
    const child: Child = { emitter, object: emitter.object, holds: 1, release: () => {} };
    const env = environment(options.get('env')) ?? sys.env();
    if (findInPath(sys, argv[0] ?? '', env.get('PATH') ?? DEFAULT_PATH).length === 0) {
      loop.soon(function* () {
        yield* emitter.emit('error', [spawnError(argv)]);
      });
      return child;
    }
    const streams = [0, 1, 2].map((fd) => this.#stream(fd, options.get('stdio')));
    const pid = sys.fork(function* (own) {
      for (const [fd, { inside }] of streams.entries()) own.dup2(inside, fd);
      for (const fd of own.fds()) if (fd > 2) own.close(fd);
      if (options.get('detached') === true) own.setsid();
      const folder = options.get('cwd');
      try {
        if (folder !== undefined) own.chdir(toText(folder));
        return yield* execPath(own, argv, env);
      } catch (error) {
        asErrno(error);
        return 127;
      }
    });
    child.object.props.set('pid', pid);
    child.object.props.set('exitCode', null);
    this.#running.set(pid, child);
    child.release = loop.hold();
    for (const [fd, { inside, outside }] of streams.entries()) {
      if (inside > 2) sys.close(inside);
      const name = ['stdin', 'stdout', 'stderr'][fd] ?? '';
      if (outside === undefined) child.object.props.set(name, null);
      else if (fd === 0) child.object.props.set(name, this.#writer(outside));
      else {
        child.holds += 1;
        child.object.props.set(
          name,
          readStream(this.#runtime, 'Socket', outside, () => this.#finish(child)),
        );
      }
    }
    child.object.props.set('kill', this.#kill(pid));
    for (const name of ['ref', 'unref'])
      child.object.props.set(
        name,
        native(name, () => {
          if (name === 'unref') child.release();
          return child.object;
        }),
      );
    loop.onSignal(signals.CHLD, () => this.#reap());
    loop.soon(() => this.#reap());
    return child;
  }

  /** exec and execFile: the callback gets an error or null, and what was printed. */
  collect(argv: readonly string[], shown: string, args: readonly Value[]): JsObject {
    const callback = args.find((arg) => arg instanceof JsFunction);
    const child = this.start(argv, optionsOf(args[1]));
    const { interpreter } = this.#runtime;
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = child.object.props.get(name);
      if (!(stream instanceof JsObject)) continue;
      const on = stream.props.get('on');
      const add = native('data', ([text]) => {
        printed[name] += toText(text);
        return undefined;
      });
      if (on instanceof JsFunction) this.#runtime.loop.soon(() => interpreter.call(on, ['data', add], stream));
    }
    const listen = (event: string, made: (args: readonly Value[]) => Value) => {
      const on = child.object.props.get('on');
      const told = new JsFunction(event, function* (given) {
        if (callback) yield* interpreter.call(callback, [made(given), printed.stdout, printed.stderr]);
        return undefined;
      });
      if (on instanceof JsFunction) this.#runtime.loop.soon(() => interpreter.call(on, [event, told], child.object));
    };
    listen('error', ([error]) => error);
    listen('close', ([code, signal]) =>
      code === 0
        ? null
        : makeError('Error', `Command failed: ${shown}\n${printed.stderr}`, {
            code: code ?? null,
            killed: false,
            signal: signal ?? null,
            cmd: shown,
          }),
    );
    return child.object;
  }

  *#reap(): Run<void> {
    const { sys } = this.#runtime;
    for (const [pid, child] of [...this.#running]) {
      const ended = yield* sys.wait(pid, { nohang: true });
      if (!ended) continue;
      this.#running.delete(pid);
      child.release();
      const [code, signal] = asCodeAndSignal(ended.status);
      child.ended = [code, signal];
      child.object.props.set('exitCode', code);
      child.object.props.set('signalCode', signal);
      yield* child.emitter.emit('exit', child.ended);
      this.#finish(child);
    }
  }

  /** 'close' comes once the child is gone and its output read to the end. */
  #finish(child: Child): void {
    child.holds -= 1;
    if (child.holds > 0) return;
    this.#runtime.loop.soon(function* () {
      yield* child.emitter.emit('close', child.ended ?? [0, null]);
    });
  }

  #kill(pid: Pid): JsFunction {
    const { sys } = this.#runtime;
    const running = this.#running;
    return new JsFunction('kill', function* ([signal]) {
      if (!running.has(pid)) return false;
      yield* sys.kill(pid, (signal === undefined ? undefined : parseSignal(toText(signal))) ?? signals.TERM);
      return true;
    });
  }

  #writer(fd: Fd): JsObject {
    const runtime = this.#runtime;
    const made = new JsObject('Socket');
    let open = true;
    const put = function* (text: Value): Run<Value> {
      if (open && text !== undefined) yield* runtime.write(fd, toText(text));
      return true;
    };
    made.props.set('write', new JsFunction('write', ([text]) => put(text)));
    made.props.set(
      'end',
      new JsFunction('end', function* ([text]) {
        yield* put(text);
        if (open) runtime.sys.close(fd);
        open = false;
        return made;
      }),
    );
    return made;
  }

  /** `inside` becomes the child's descriptor; `outside` is what this process keeps of a pipe. */
  #stream(fd: number, stdio: Value): { inside: Fd; outside?: Fd } {
    const { sys } = this.#runtime;
    const how = Array.isArray(stdio) ? stdio[fd] : stdio;
    if (how === 'inherit') return { inside: fd };
    if (how === 'ignore') return { inside: sys.open('/dev/null', ['read', 'write']) };
    if (typeof how === 'number') return { inside: how };
    const [readEnd, writeEnd] = sys.pipe();
    return fd === 0 ? { inside: readEnd, outside: writeEnd } : { inside: writeEnd, outside: readEnd };
  }
}

const environment = (value: Value): ReadonlyMap<string, string> | undefined =>
  value instanceof JsObject ? new Map([...value.props].map(([name, text]) => [name, toText(text)])) : undefined;

const asCodeAndSignal = (status: WaitStatus): [Value, Value] =>
  'exited' in status
    ? [status.exited, null]
    : [null, 'signaled' in status ? `SIG${signalName(status.signaled)}` : null];

const spawnError = (argv: readonly string[]): JsObject =>
  makeError('Error', `spawn ${argv[0]} ENOENT`, {
    errno: -2,
    code: 'ENOENT',
    syscall: `spawn ${argv[0]}`,
    path: argv[0] ?? '',
    spawnargs: argv.slice(1),
  });
