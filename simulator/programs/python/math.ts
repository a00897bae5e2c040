import { raise } from './exceptions';
import { all } from './iterate';
import { asNumber } from './methods';
import type { Runtime } from './runtime';
import { moduleOf, native, PyFloat, PyList, PyNative, type PyObject } from './values';

const float = (name: string, body: (x: number) => number) => native(name, ([x]) => new PyFloat(body(asNumber(x))));

export const math: PyObject = moduleOf('math', {
  pi: new PyFloat(Math.PI),
  e: new PyFloat(Math.E),
  inf: new PyFloat(Number.POSITIVE_INFINITY),
  sqrt: native('sqrt', ([x]) => {
    if (asNumber(x) < 0) throw raise('ValueError', 'expected a nonnegative input, got -1.0');
    return new PyFloat(Math.sqrt(asNumber(x)));
  }),
  sin: float('sin', Math.sin),
  cos: float('cos', Math.cos),
  exp: float('exp', Math.exp),
  log: float('log', Math.log),
  log2: float('log2', Math.log2),
  log10: float('log10', Math.log10),
  floor: native('floor', ([x]) => Math.floor(asNumber(x))),
  ceil: native('ceil', ([x]) => Math.ceil(asNumber(x))),
});

export const platform: PyObject = moduleOf('platform', {
  python_version: native('python_version', () => '3.13.5'),
  system: native('system', () => 'Linux'),
  machine: native('machine', () => 'x86_64'),
  node: native('node', (_, __, rt) => rt.sys.hostname()),
});

/** Numbers of its own for each process, the same for the same process. */
export const random = (rt: Runtime): PyObject => {
  let state = (rt.sys.pid * 2_654_435_761 + Math.floor(rt.sys.now())) % 2 ** 32;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(draw() * (to - from + 1));
  return moduleOf('random', {
    random: native('random', () => new PyFloat(draw())),
    randint: native('randint', ([from, to]) => between(asNumber(from), asNumber(to))),
    uniform: native('uniform', ([from, to]) => new PyFloat(asNumber(from) + draw() * (asNumber(to) - asNumber(from)))),
    choice: new PyNative('choice', function* (runtime, [list = null]) {
      const items = yield* all(runtime, list);
      return items[between(0, items.length - 1)] ?? null;
    }),
    shuffle: native('shuffle', ([list]) => {
      if (list instanceof PyList) list.items.sort(() => draw() - 0.5);
      return null;
    }),
    seed: native('seed', ([given]) => {
      state = given == null ? 1 : asNumber(given) >>> 0;
      return null;
    }),
  });
};
