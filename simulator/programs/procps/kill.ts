import { asErrno } from '../../kernel/errno';
import { parseSignal, signalName, signals } from '../../kernel/signal';
import type { Program, Run, Syscalls } from '../../kernel/syscalls';
import { print, printError } from '../stdio';

const USAGE = `
Usage:
 kill [options] <pid> [...]

Options:
 <pid> [...]            send signal to every <pid> listed
 -<signal>, -s, --signal <signal>
                        specify the <signal> to be sent
 -q, --queue <value>    integer value to be sent with the signal
 -l, --list=[<signal>]  list all signal names, or convert one to a name
 -L, --table            list all signal names in a nice table

 -h, --help     display this help and exit
 -V, --version  output version information and exit

For more details see kill(1).
`;

/** The file /usr/bin/kill of procps-ng; shells have one of their own. */
export const kill: Program = function* (sys, argv) {
  const words = [...argv.slice(1)];
  let signal: number = signals.TERM;
  const [first] = words;
  if (first === undefined || first === '-h' || first === '--help') {
    yield* (first === undefined ? printError : print)(sys, USAGE);
    return first === undefined ? 1 : 0;
  }
  if (first === '-V' || first === '--version') {
    yield* print(sys, 'kill from procps-ng 4.0.4\n');
    return 0;
  }
  if (/^(-l|--list|-L|--table)/.test(first))
    return yield* listSignals(
      sys,
      first.split('=')[1] ?? (first.length > 2 && !first.startsWith('--') ? first.slice(2) : words[1]),
    );
  if (first === '-s' || first === '--signal' || first.startsWith('--signal=')) {
    const name = first.includes('=') ? first.slice(9) : (words[1] ?? '');
    words.splice(0, first.includes('=') ? 1 : 2);
    const found = name === '0' ? 0 : parseSignal(name);
    if (found === undefined) return yield* unknown(sys, name);
    signal = found;
  } else if (/^-[A-Za-z0-9+]+$/.test(first)) {
    words.shift();
    const found = first === '-0' ? 0 : parseSignal(first.slice(1));
    if (found === undefined) return yield* unknown(sys, first);
    signal = found;
  }
  if (words[0] === '--') words.shift();
  let status = 0;
  for (const word of words) {
    if (!/^-?\d+$/.test(word)) {
      yield* printError(sys, `kill: failed to parse argument: '${word}'\n`);
      return 1;
    }
    try {
      yield* sys.kill(Number(word), signal);
    } catch (e) {
      yield* printError(sys, `kill: (${word}): ${asErrno(e).message}\n`);
      status = 1;
    }
  }
  return status;
};

function* unknown(sys: Syscalls, name: string): Run {
  yield* printError(sys, `kill: unknown signal name ${name.replace(/^-/, '')}\n`);
  return 1;
}

function* listSignals(sys: Syscalls, which: string | undefined): Run {
  if (which !== undefined) {
    const text = /^\d+$/.test(which) ? signalName(Number(which) & 127) : parseSignal(which);
    if (text === undefined) return yield* unknown(sys, which);
    yield* print(sys, `${text}\n`);
    return 0;
  }
  const names = Array.from({ length: 31 }, (_, i) => signalName(i + 1) ?? '');
  yield* print(sys, ` ${names.slice(0, 18).join(' ')}\n ${names.slice(18).join(' ')}\n`);
  return 0;
}
