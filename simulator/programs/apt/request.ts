import type { Run, Syscalls } from '../../kernel/syscalls';
import type { Options } from '../options';
import { readAll } from '../stdio';

/** What apt-get ends with: `E: …` and its status. */
export class AptError extends Error {
  readonly status: number;
  constructor(message: string, status = 100) {
    super(message);
    this.status = status;
  }
}

export interface Request {
  readonly sys: Syscalls;
  readonly options: Options;
  readonly names: readonly string[];
  readonly quiet: boolean;
}

export function* say({ sys, quiet }: Request, text: string): Run<void> {
  if (!quiet) yield* sys.write(1, text);
}

export function* readState(request: Request): Run<void> {
  yield* request.sys.compute(120);
  yield* say(request, 'Reading package lists...\n');
  yield* say(request, 'Building dependency tree...\n');
  yield* say(request, 'Reading state information...\n');
}

export const sizeText = (kilobytes: number): string =>
  kilobytes >= 10_000 ? `${(kilobytes / 1000).toFixed(1)} MB` : `${kilobytes} kB`;

/** Names in lines of at most 80, two blanks in front, as apt prints lists. */
export function wrap(names: readonly string[]): string {
  let out = '';
  let line = ' ';
  for (const name of names) {
    if (line.length + name.length + 1 > 79) {
      out += `${line}\n`;
      line = ' ';
    }
    line += ` ${name}`;
  }
  return `${out}${line}\n`;
}

export function* totals(request: Request, added: number, removed = 0): Run<void> {
  yield* say(request, `0 upgraded, ${added} newly installed, ${removed} to remove and 0 not upgraded.\n`);
}

/** Goes on only with a yes; without a terminal the answer is what standard input says. */
export function* confirm({ sys }: Request): Run<void> {
  yield* sys.write(1, 'Do you want to continue? [Y/n] ');
  const answer = sys.isatty(0) ? yield* sys.read(0, 1000) : yield* readAll(sys, 0);
  if (sys.isatty(0) ? /^(y|\n)/i.test(answer) : /^y/i.test(answer)) return;
  yield* sys.write(1, 'Abort.\n');
  throw new AptError('', 1);
}
