import { command, Failure, requireOperands, UsageError } from '../command';
import { quote } from '../quote';

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86400 };

/** `1.5`, `2m`, `1h`, `infinity`: in ms; undefined when it is none. */
export function parseInterval(text: string): number | undefined {
  const m = /^(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|inf|infinity)([smhd]?)$/i.exec(text);
  if (!m) return undefined;
  const amount = /^inf/i.test(m[1] ?? '') ? Infinity : Number(m[1]);
  return amount * (UNITS[m[2] || 's'] ?? 1) * 1000;
}

export const sleep = command(
  {
    name: 'sleep',
    usage: 'NUMBER[SUFFIX]...',
    about: 'Pause for NUMBER seconds; SUFFIX may be s, m, h or d.',
    inOrder: true,
  },
  function* (io, _options, words) {
    requireOperands(words, 1);
    const times = words.map(parseInterval);
    const wrong = words.filter((_, i) => times[i] === undefined);
    if (wrong.length && io.flavour === 'busybox') throw new Failure(`invalid number '${wrong[0]}'`);
    for (const word of wrong.slice(0, -1)) yield* io.warn(`invalid time interval ${quote(word)}`);
    if (wrong.length) throw new UsageError(`invalid time interval ${quote(wrong.at(-1) ?? '')}`);
    yield* io.sys.sleep(times.reduce<number>((sum, ms) => sum + (ms ?? 0), 0));
  },
);
