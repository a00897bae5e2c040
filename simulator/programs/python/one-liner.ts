import type { Run, Syscalls } from '../../kernel/syscalls';
import { Expression, show, Unsupported, type Value } from './expression';

/** `python3 -c`: statements on one or several lines. Answers the exit status; throws Unsupported. */
export function* runOneLiner(sys: Syscalls, source: string, args: readonly string[]): Run {
  const names = new Map<string, Value>();
  let effect: (() => Run<number | undefined>) | undefined;
  const call = (name: string, given: readonly Value[] | undefined): Value => {
    if (!given) {
      if (names.has(name)) return names.get(name) ?? null;
      if (name === 'sys.argv') return ['-c', ...args];
      if (name === 'sys.version') return '3.13.5 (main) [GCC 14.2.0]';
      throw new Unsupported(name);
    }
    const [first = null] = given;
    const values: Readonly<Record<string, () => Value>> = {
      'os.getpid': () => sys.pid,
      'os.getppid': () => sys.ppid,
      'os.getuid': () => sys.credentials().uid,
      'socket.gethostname': () => sys.hostname(),
      'os.environ.get': () => sys.env().get(String(first)) ?? given[1] ?? null,
      'os.getenv': () => sys.env().get(String(first)) ?? given[1] ?? null,
      'os.getcwd': () => sys.getcwd(),
      len: () => (typeof first === 'string' || Array.isArray(first) ? first.length : 0),
      str: () => show(first),
      int: () => Math.trunc(Number(first)),
      abs: () => Math.abs(Number(first)),
      'platform.python_version': () => '3.13.5',
      'os.listdir': () => sys.readdir(String(first ?? '.')).map(({ name: entry }) => entry),
    };
    const value = values[name];
    if (value) return value();
    const effects: Readonly<Record<string, () => Run<number | undefined>>> = {
      *print() {
        yield* sys.write(1, `${given.map(show).join(' ')}\n`);
        return undefined;
      },
      *'time.sleep'() {
        yield* sys.sleep(Number(first) * 1000);
        return undefined;
      },
      *'sys.exit'() {
        if (typeof first === 'string') yield* sys.write(2, `${first}\n`);
        return typeof first === 'string' ? 1 : Number(first ?? 0) & 255;
      },
      *'os.kill'() {
        yield* sys.kill(Number(first), Number(given[1]));
        return undefined;
      },
    };
    effect = effects[name === 'exit' || name === 'quit' || name === 'os._exit' ? 'sys.exit' : name];
    if (!effect) throw new Unsupported(name);
    return null;
  };
  for (const statement of source
    .split(/;|\n/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    if (/^(import|from) /.test(statement) || statement === 'pass') continue;
    const assignment = /^([A-Za-z_]\w*)\s*=(?!=)\s*(.*)$/s.exec(statement);
    effect = undefined;
    const value = new Expression(assignment?.[2] ?? statement, call).whole();
    if (assignment) names.set(assignment[1] ?? '', value);
    const status = effect ? yield* (effect as () => Run<number | undefined>)() : undefined;
    if (status !== undefined) return status;
  }
  return 0;
}
