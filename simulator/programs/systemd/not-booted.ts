import type { Run, Syscalls } from '../../kernel/syscalls';
import { printError } from '../stdio';

/** sd_booted(3) */
export const isBooted = (sys: Syscalls): boolean => sys.access('/run/systemd/system', '');

const NOT_BOOTED = `System has not been booted with systemd as init system (PID 1). Can't operate.
Failed to connect to system scope bus via local transport: Host is down
`;
// A booted system without D-Bus, as in a container's minimal image.
const NO_BUS = 'Failed to connect to system scope bus via local transport: No such file or directory\n';

/** What a tool says that needs a manager, or the bus, and finds neither. */
export function* refuse(sys: Syscalls): Run {
  yield* printError(sys, isBooted(sys) ? NO_BUS : NOT_BOOTED);
  return 1;
}
