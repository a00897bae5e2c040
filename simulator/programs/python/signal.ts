import { type Signal, signalName, signals } from '../../kernel/signal';
import { raise } from './exceptions';
import type { Runtime } from './runtime';
import { moduleOf, native, type Py, PyClass, PyNative, PyObject } from './values';

const DEFAULT = new PyObject(new PyClass('Handlers', []), [['__repr__', '<Handlers.SIG_DFL: 0>']]);
const IGNORE = new PyObject(new PyClass('Handlers', []), [['__repr__', '<Handlers.SIG_IGN: 1>']]);

const named = Object.entries(signals).map(([name, number]) => [`SIG${name}`, number] as const);

/** signal.Signals(15).name */
const signalsClass = new PyClass(
  'Signals',
  [],
  [
    [
      '__make__',
      new PyNative('Signals', function* (_, [, given = 0]) {
        const name = signalName(Number(given));
        if (name === undefined) throw raise('ValueError', `${Number(given)} is not a valid Signals`);
        return new PyObject(signalsClass, [
          ['name', `SIG${name}`],
          ['value', given],
          ['__repr__', `<Signals.SIG${name}: ${Number(given)}>`],
        ]);
      }),
    ],
  ],
);
for (const [name, number] of named) signalsClass.attributes.set(name, number);

function setHandler(rt: Runtime, signal: Signal, handler: Py): Py {
  const before = rt.handlers.get(signal) ?? DEFAULT;
  if (signal === signals.KILL || signal === signals.STOP) rt.at(() => rt.sys.sigaction(signal, 'default'));
  if (handler === DEFAULT || handler === IGNORE) {
    rt.handlers.delete(signal);
    rt.sys.sigaction(signal, handler === DEFAULT ? 'default' : 'ignore');
  } else if (handler === null || typeof handler !== 'object')
    throw raise('TypeError', 'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
  else rt.catchSignal(signal, handler);
  return before;
}

export const signalModule = (): PyObject => {
  const module = moduleOf('signal', {
    SIG_DFL: DEFAULT,
    SIG_IGN: IGNORE,
    Signals: signalsClass,
    signal: native('signal', ([signal = 0, handler = null], _, rt) => setHandler(rt, Number(signal), handler)),
    getsignal: native('getsignal', ([signal = 0], _, rt) => rt.handlers.get(Number(signal)) ?? DEFAULT),
    pause: new PyNative('pause', function* (rt) {
      try {
        yield* rt.sys.sleep(Number.POSITIVE_INFINITY);
      } catch {
        yield* rt.handleSignals();
      }
      return null;
    }),
    default_int_handler: native('default_int_handler', () => {
      throw raise('KeyboardInterrupt');
    }),
    strsignal: native('strsignal', ([signal = 0]) => signalName(Number(signal)) ?? null),
  });
  for (const [name, number] of named) module.attributes.set(name, number);
  return module;
};
