import { utf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { parseSignal, signals } from '../../kernel/signal';
import type { Run } from '../../kernel/syscalls';
import { abort } from './heap';
import { format, inspect } from './inspect';
import { numberOr } from './modules';
import type { Runtime } from './runtime';
import { systemError } from './system-error';
import { fail, JsFunction, JsObject, makeError, native, Thrown, toNumber, toText, type Value } from './values';

export const VERSION = 'v20.19.2';

/** The object `process`. */
export function processObject(runtime: Runtime, argv: readonly string[]): JsObject {
  const { sys, loop } = runtime;
  const env = new JsObject('Object', Object.fromEntries(sys.env()));
  const made = new JsObject('process', {
    pid: sys.pid,
    ppid: sys.ppid,
    argv: [...argv],
    env,
    version: VERSION,
    platform: 'linux',
    arch: 'x64',
    title: 'node',
    exitCode: undefined,
    execPath: argv[0],
    versions: new JsObject('Object', { node: VERSION.slice(1), v8: '11.3.244.8-node.26' }),
  });
  const set = (name: string, body: (args: readonly Value[]) => Value): unknown =>
    made.props.set(name, native(name, body));
  const run = (name: string, body: (args: readonly Value[]) => Run<Value>): unknown =>
    made.props.set(name, new JsFunction(name, body));
  run('exit', ([code]) => runtime.exit(numberOr(code, numberOr(made.props.get('exitCode'), 0))));
  const on = (args: readonly Value[]): Value => {
    const [name, callback] = [toText(args[0]), args[1]];
    runtime.listeners.set(name, [...(runtime.listeners.get(name) ?? []), callback]);
    const signal = /^SIG/.test(name) ? parseSignal(name) : undefined;
    if (signal === signals.KILL || signal === signals.STOP)
      throw new Thrown(
        makeError('Error', 'uv_signal_start EINVAL', { errno: -22, code: 'EINVAL', syscall: 'uv_signal_start' }),
      );
    if (signal !== undefined) loop.onSignal(signal, () => runtime.emit(name, [name, signal]));
    return made;
  };
  for (const name of ['on', 'once', 'addListener']) set(name, on);
  for (const name of ['removeAllListeners', 'off', 'removeListener'])
    set(name, ([event]) => {
      const signal = parseSignal(toText(event));
      runtime.listeners.delete(toText(event));
      if (signal !== undefined) loop.onSignal(signal, undefined);
      return made;
    });
  run('kill', function* ([pid, signal]) {
    const number =
      signal === undefined ? signals.TERM : typeof signal === 'number' ? signal : parseSignal(toText(signal));
    if (number === undefined)
      throw fail('TypeError', `Unknown signal: ${toText(signal)}`, { code: 'ERR_UNKNOWN_SIGNAL' });
    try {
      yield* sys.kill(toNumber(pid), number);
    } catch (error) {
      throw new Thrown(systemError(asErrno(error).code, 'kill'));
    }
    return true;
  });
  run('abort', function* () {
    return yield* abort(sys);
  });
  set('cwd', () => sys.getcwd());
  set('uptime', () => (sys.now() - runtime.startedAt) / 1000);
  set('getuid', () => sys.credentials().uid);
  set('getgid', () => sys.credentials().gid);
  set('hrtime', () => [Math.floor(sys.now() / 1000), 0]);
  set(
    'memoryUsage',
    () => new JsObject('Object', { rss: runtime.heap.bytes, heapTotal: 5_000_000, heapUsed: 4_000_000 }),
  );
  run('nextTick', function* ([callback, ...args]) {
    loop.soon(() => runtime.interpreter.call(callback, args));
    return undefined;
  });
  const stream = (fd: number): JsObject =>
    new JsObject('WriteStream', {
      write: new JsFunction('write', function* ([text]) {
        yield* runtime.write(fd, utf8(toText(text)));
        return true;
      }),
      isTTY: sys.isatty(fd) ? true : undefined,
      fd,
    });
  made.props.set('stdout', stream(1));
  made.props.set('stderr', stream(2));
  return made;
}

/** console, timers, JSON, Math and the constructors. */
export function defineGlobals(runtime: Runtime): void {
  const { sys, loop, global } = runtime;
  const say = (fd: number) =>
    new JsFunction('log', function* (args) {
      yield* runtime.write(fd, `${utf8(format(args))}\n`);
      return undefined;
    });
  const out = say(1);
  const err = say(2);
  global.define('console', new JsObject('console', { log: out, info: out, debug: out, error: err, warn: err }));
  const timer = (repeat: boolean) =>
    native(repeat ? 'setInterval' : 'setTimeout', ([callback, ms, ...args]) => {
      if (!(callback instanceof JsFunction))
        throw fail('TypeError', `The "callback" argument must be of type function. Received ${inspect(callback)}`, {
          code: 'ERR_INVALID_ARG_TYPE',
        });
      const id = loop.timer(numberOr(ms, 1), () => runtime.interpreter.call(callback, args), repeat);
      const made = new JsObject('Timeout', { id });
      made.props.set(
        'unref',
        native('unref', () => {
          loop.clear(id);
          return made;
        }),
      );
      made.props.set(
        'ref',
        native('ref', () => made),
      );
      return made;
    });
  const clear = native('clearTimeout', ([given]) => {
    if (given instanceof JsObject) loop.clear(toNumber(given.props.get('id')));
    return undefined;
  });
  global.define('setTimeout', timer(false));
  global.define('setInterval', timer(true));
  global.define(
    'setImmediate',
    native('setImmediate', ([callback, ...args]) => {
      loop.soon(() => runtime.interpreter.call(callback, args));
      return undefined;
    }),
  );
  global.define('clearTimeout', clear);
  global.define('clearInterval', clear);
  for (const name of ['Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'])
    global.define(
      name,
      native(name, ([message]) => makeError(name, message === undefined ? '' : toText(message))),
    );
  global.define(
    'Number',
    native('Number', ([value]) => (value === undefined ? 0 : toNumber(value)), {
      isInteger: native('isInteger', ([v]) => Number.isInteger(v)),
      MAX_SAFE_INTEGER: Number.MAX_SAFE_INTEGER,
    }),
  );
  global.define(
    'String',
    native('String', ([value]) => toText(value)),
  );
  global.define(
    'Boolean',
    native('Boolean', ([value]) => Boolean(value)),
  );
  global.define(
    'parseInt',
    native('parseInt', ([text, base]) =>
      Number.parseInt(toText(text), base === undefined ? undefined : toNumber(base)),
    ),
  );
  global.define(
    'parseFloat',
    native('parseFloat', ([text]) => Number.parseFloat(toText(text))),
  );
  global.define(
    'isNaN',
    native('isNaN', ([value]) => Number.isNaN(toNumber(value))),
  );
  for (const [name, value] of [
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
  ] as const)
    global.define(name, value);
  const math: Record<string, Value> = { PI: Math.PI, E: Math.E };
  for (const name of [
    'abs',
    'ceil',
    'floor',
    'round',
    'sqrt',
    'trunc',
    'max',
    'min',
    'pow',
    'log',
    'log2',
    'log10',
    'sign',
  ] as const)
    math[name] = native(name, (args) => (Math[name] as (...numbers: number[]) => number)(...args.map(toNumber)));
  global.define('Math', new JsObject('Math', math));
  const keys = (value: Value): [string, Value][] =>
    value instanceof JsObject
      ? [...value.props]
      : Array.isArray(value)
        ? value.map((item, i) => [String(i), item])
        : [];
  global.define(
    'Object',
    native('Object', ([value]) => value, {
      keys: native('keys', ([v]) => keys(v).map(([k]) => k)),
      getOwnPropertyNames: native('getOwnPropertyNames', ([v]) => keys(v).map(([k]) => k)),
      values: native('values', ([v]) => keys(v).map(([, x]) => x)),
      entries: native('entries', ([v]) => keys(v)),
      freeze: native('freeze', ([v]) => v),
      assign: native('assign', ([target, ...from]) => {
        for (const source of from)
          for (const [k, x] of keys(source)) if (target instanceof JsObject) target.props.set(k, x);
        return target;
      }),
    }),
  );
  global.define(
    'Array',
    native(
      'Array',
      (args) =>
        args.length === 1 && typeof args[0] === 'number'
          ? new Array(Math.min(args[0], 1e6)).fill(undefined)
          : [...args],
      {
        isArray: native('isArray', ([v]) => Array.isArray(v)),
        from: new JsFunction('from', function* ([given, map]) {
          const list: Value[] = Array.isArray(given)
            ? [...given]
            : typeof given === 'string'
              ? [...given]
              : given instanceof JsObject
                ? new Array(Math.min(toNumber(given.props.get('length')), 1e6)).fill(undefined)
                : [];
          if (!map) return list;
          const made: Value[] = [];
          for (const [i, item] of list.entries()) made.push(yield* runtime.interpreter.call(map, [item, i]));
          return made;
        }),
      },
    ),
  );
  global.define(
    'JSON',
    new JsObject('JSON', {
      stringify: native('stringify', ([value, , space]) =>
        JSON.stringify(
          plain(value),
          undefined,
          typeof space === 'number' ? space : space === undefined || space === null ? undefined : toText(space),
        ),
      ),
      parse: native('parse', ([text]) => {
        try {
          return fromPlain(JSON.parse(toText(text)));
        } catch (e) {
          throw fail('SyntaxError', e instanceof Error ? e.message : '');
        }
      }),
    }),
  );
  global.define(
    'Date',
    native(
      'Date',
      ([at]) =>
        new JsObject('Date', {
          time: at === undefined ? Math.floor(sys.now()) : typeof at === 'string' ? Date.parse(at) : toNumber(at),
        }),
      { now: native('now', () => Math.floor(sys.now())) },
    ),
  );
  global.define(
    'Buffer',
    native('Buffer', () => undefined, {
      alloc: new JsFunction('alloc', function* ([size]) {
        yield* runtime.heap.allocate(toNumber(size));
        return new JsObject('Buffer', { length: toNumber(size), text: '' });
      }),
      from: native(
        'from',
        ([text]) => new JsObject('Buffer', { text: toText(text), length: utf8(toText(text)).length }),
      ),
      byteLength: native('byteLength', ([text]) => utf8(toText(text)).length),
    }),
  );
}

type Plain = string | number | boolean | null | undefined | Plain[] | { [key: string]: Plain };

function plain(value: Value): Plain {
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (value instanceof JsFunction || value instanceof RegExp) return undefined;
  if (value instanceof JsObject)
    return value.kind === 'Date'
      ? new Date(toNumber(value)).toISOString()
      : Object.fromEntries([...value.props].map(([k, x]) => [k, plain(x)]));
  return value;
}

export function fromPlain(value: Plain): Value {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (value !== null && typeof value === 'object')
    return new JsObject('Object', Object.fromEntries(Object.entries(value).map(([k, x]) => [k, fromPlain(x)])));
  return value;
}
