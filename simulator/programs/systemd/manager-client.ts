import { asErrno } from '../../kernel/errno';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { printError, readAll } from '../stdio';

/** One call of systemctl, as it goes to PID 1. */
export interface ManagerRequest {
  readonly verb: string;
  readonly words: readonly string[];
  readonly options: readonly (readonly [key: string, value: string])[];
  readonly tty: boolean;
}

/** What PID 1 answers. */
export interface ManagerReply {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export const PRIVATE_SOCKET = '/run/systemd/private';

/** The verbs that only a running manager can answer. */
export const managerCommands: ReadonlySet<string> = new Set(
  'list-units list-timers list-sockets list-jobs list-dependencies start stop restart try-restart reload reload-or-restart try-reload-or-restart kill reset-failed isolate status show cat is-active is-failed is-system-running daemon-reload daemon-reexec poweroff reboot halt kexec soft-reboot exit rescue emergency set-property edit help default suspend hibernate switch-root log-level show-environment set-environment'.split(
    ' ',
  ),
);

export function* askManager(sys: Syscalls, request: ManagerRequest): Run {
  try {
    const fd = yield* sys.connectUnix(PRIVATE_SOCKET);
    yield* sys.write(fd, `${JSON.stringify(request)}\n`);
    sys.shutdownWrite(fd);
    const text = yield* readAll(sys, fd);
    sys.close(fd);
    if (text === '') return 0;
    const { stdout, stderr, status } = JSON.parse(text) as ManagerReply;
    if (stderr) yield* printError(sys, stderr);
    if (stdout) yield* sys.write(1, stdout);
    return status;
  } catch (e) {
    yield* printError(sys, `Failed to connect to system scope bus via local transport: ${asErrno(e).message}\n`);
    return 1;
  }
}
