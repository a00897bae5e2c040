import { Flags } from './flags';
import { parseDuration } from './go-duration';
import { quoteGo } from './go-quote';
import type { Instr } from './instr';
import { type Healthcheck, InstructionError } from './instruction';

/** Reads HEALTHCHECK NONE or HEALTHCHECK CMD with its options. */
export function readHealthcheck(instr: Instr): Healthcheck {
  const [type, ...args] = instr.args;
  if (type === undefined) throw new InstructionError('HEALTHCHECK requires at least one argument');
  const kind = type.toUpperCase();
  if (kind === 'NONE') {
    if (args.length > 0) throw new InstructionError('HEALTHCHECK NONE takes no arguments');
    return { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  }
  const flags = new Flags(instr.flags, {
    interval: 'string',
    timeout: 'string',
    'start-period': 'string',
    'start-interval': 'string',
    retries: 'string',
  });
  if (kind !== 'CMD') throw new InstructionError(`Unknown type ${quoteGo(kind)} in HEALTHCHECK (try CMD)`);
  const command = instr.json ? args : [args.join(' ')].filter((arg) => arg !== '');
  if (command.length === 0) throw new InstructionError('Missing command after HEALTHCHECK CMD');
  return {
    test: [instr.json ? 'CMD' : 'CMD-SHELL', ...command],
    interval: readInterval(flags, 'interval'),
    timeout: readInterval(flags, 'timeout'),
    startPeriod: readInterval(flags, 'start-period'),
    startInterval: readInterval(flags, 'start-interval'),
    retries: readRetries(flags.text('retries')),
  };
}

function readInterval(flags: Flags, name: string): number {
  const text = flags.text(name);
  if (text === '') return 0;
  const duration = parseDuration(text);
  if (typeof duration === 'string') throw new InstructionError(duration);
  if (duration !== 0 && duration < 1) throw new InstructionError(`Interval ${quoteGo(name)} cannot be less than 1ms`);
  return duration;
}

function readRetries(text: string): number {
  if (text === '') return 0;
  if (!/^[+-]?\d+$/.test(text))
    throw new InstructionError(`strconv.ParseInt: parsing ${quoteGo(text)}: invalid syntax`);
  const retries = Number(text);
  if (Math.abs(retries) > 2 ** 31 - 1)
    throw new InstructionError(`strconv.ParseInt: parsing ${quoteGo(text)}: value out of range`);
  if (retries < 0) throw new InstructionError(`--retries cannot be negative (${retries})`);
  return retries;
}
