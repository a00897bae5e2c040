import { Discard, ExitShell } from '../interpreter/control';
import { execProgram } from '../interpreter/exec';
import type { Builtin } from './builtin';

export const exec: Builtin = {
  special: true,
  silent: true,
  *run(shell, args) {
    let argv0: string | undefined;
    let rest = args[0] === '--' ? args.slice(1) : args;
    let clean = false;
    while (shell.dialect.bash && /^-[acl]/.test(rest[0] ?? '')) {
      if (rest[0] === '-a') argv0 = rest[1];
      if (rest[0]?.includes('c')) clean = true;
      rest = rest.slice(rest[0] === '-a' ? 2 : 1);
    }
    if (rest.length === 0) return 0;
    const status = yield* execProgram(shell, rest, clean ? new Map() : shell.env(), {
      builtin: true,
      ...(argv0 === undefined ? {} : { argv0 }),
    });
    if (shell.interactive || shell.options.shopt.has('execfail')) return status;
    if (shell.dialect.bash) throw new ExitShell(status);
    throw new Discard(status);
  },
};
