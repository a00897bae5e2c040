// signal(7), x86-64 numbers.
export const signals = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
} as const;

export type SignalName = keyof typeof signals;
/** A signal number, 1 to 64; 34 to 64 are the real-time signals. */
export type Signal = number;

const names = new Map<number, string>(Object.entries(signals).map(([name, number]) => [number, name]));
const RTMIN = 34;
const RTMAX = 64;

/** Without the SIG prefix: 15 → TERM, 37 → RTMIN+3; undefined for a number that is no signal. */
export function signalName(number: Signal): string | undefined {
  const name = names.get(number);
  if (name || number < RTMIN || number > RTMAX) return name;
  const up = number - RTMIN;
  if (up === 0) return 'RTMIN';
  if (number === RTMAX) return 'RTMAX';
  return up <= 15 ? `RTMIN+${up}` : `RTMAX-${RTMAX - number}`;
}

/** Accepts TERM, SIGTERM, sigterm, 15, RTMIN+3; undefined when it is none. */
export function parseSignal(text: string): Signal | undefined {
  if (/^\d+$/.test(text)) return Number(text) >= 1 && Number(text) <= RTMAX ? Number(text) : undefined;
  const name = text.toUpperCase().replace(/^SIG/, '');
  if (name in signals) return signals[name as SignalName];
  const realtime = /^RT(MIN|MAX)(?:([+-])(\d+))?$/.exec(name);
  if (!realtime) return { IOT: 6, CLD: 17, POLL: 29 }[name];
  const number = (realtime[1] === 'MIN' ? RTMIN : RTMAX) + Number(`${realtime[2] ?? '+'}${realtime[3] ?? 0}`);
  return number >= RTMIN && number <= RTMAX ? number : undefined;
}

export type DefaultAction = 'terminate' | 'core' | 'ignore' | 'stop' | 'continue';

export function defaultAction(number: Signal): DefaultAction {
  switch (number) {
    case signals.CHLD:
    case signals.URG:
    case signals.WINCH:
      return 'ignore';
    case signals.STOP:
    case signals.TSTP:
    case signals.TTIN:
    case signals.TTOU:
      return 'stop';
    case signals.CONT:
      return 'continue';
    case signals.QUIT:
    case signals.ILL:
    case signals.TRAP:
    case signals.ABRT:
    case signals.BUS:
    case signals.FPE:
    case signals.SEGV:
    case signals.XCPU:
    case signals.XFSZ:
    case signals.SYS:
      return 'core';
    default:
      return 'terminate';
  }
}
