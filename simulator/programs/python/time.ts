import type { Runtime } from './runtime';
import { str } from './show';
import { moduleOf, native, numeric, PyFloat, PyNative, type PyObject } from './values';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** strftime(3) of UTC, the zone of every image here. */
function formatTime(pattern: string, ms: number): string {
  const at = new Date(ms);
  const fields: Readonly<Record<string, string>> = {
    Y: String(at.getUTCFullYear()),
    m: two(at.getUTCMonth() + 1),
    d: two(at.getUTCDate()),
    H: two(at.getUTCHours()),
    M: two(at.getUTCMinutes()),
    S: two(at.getUTCSeconds()),
    a: DAYS[at.getUTCDay()] ?? '',
    b: MONTHS[at.getUTCMonth()] ?? '',
    F: at.toISOString().slice(0, 10),
    T: at.toISOString().slice(11, 19),
    '%': '%',
  };
  return pattern.replace(/%(.)/g, (whole, letter: string) => fields[letter] ?? whole);
}

export const time = (rt: Runtime): PyObject => {
  const seconds = native('time', (_, __, runtime) => new PyFloat(runtime.sys.now() / 1000));
  const since = rt.sys.now();
  return moduleOf('time', {
    time: seconds,
    monotonic: native('monotonic', (_, __, runtime) => new PyFloat((runtime.sys.now() - since) / 1000 + 1000)),
    perf_counter: native('perf_counter', (_, __, runtime) => new PyFloat((runtime.sys.now() - since) / 1000 + 1000)),
    sleep: new PyNative('sleep', function* (runtime, [given = 0]) {
      const until = runtime.sys.now() + (numeric(given) ?? 0) * 1000;
      // A signal's handler may run in between; the sleep goes on after it (PEP 475).
      yield* runtime.call(() => runtime.sys.sleep(Math.max(0, until - runtime.sys.now())));
      return null;
    }),
    strftime: native('strftime', ([pattern = ''], _, runtime) => formatTime(str(pattern), runtime.sys.now())),
    ctime: native('ctime', (_, __, runtime) => formatTime('%a %b %d %T %Y', runtime.sys.now())),
  });
};
