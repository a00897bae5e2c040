import { asErrno, type Errno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import type { Child } from './child';
import { LogFile } from './log-file';
import type { LogTarget } from './program-config';

/** Where python3's objects live; nothing depends on it. */
const ADDRESS = 139_931_492_947_280;

/** The reading end of a child's stdout or stderr, and the file it is copied to. */
export class Output {
  readonly fd: Fd;
  readonly channel: 'stdout' | 'stderr';
  readonly #child: Child;
  readonly #log: LogFile | undefined;
  /** Nothing more is read from it. */
  closed = false;

  constructor(child: Child, fd: Fd, channel: 'stdout' | 'stderr', target: LogTarget, file: string | undefined) {
    this.#child = child;
    this.fd = fd;
    this.channel = channel;
    this.#log = file === undefined ? undefined : new LogFile(child.daemon.sys, file, target.maxbytes);
  }

  *read(): Run<void> {
    const { sys, logger } = this.#child.daemon;
    const data = yield* sys.read(this.fd, 131_072);
    if (data === '') {
      this.closed = true;
      yield* logger.debug(`fd ${this.fd} closed, stopped monitoring ${this.#describe()}`);
      return;
    }
    if (this.channel === 'stdout') yield* this.#child.listen(data);
    try {
      yield* this.#log?.write(data) ?? nothing();
      if (!this.#child.listener) yield* logger.debug(`'${this.#child.config.name}' ${this.channel} output:\n${data}`);
    } catch (error) {
      yield* this.#fail(asErrno(error));
    }
  }

  /** It says that it closes the channel, and reads on: the poller was never told to forget it. */
  *#fail(error: Errno): Run<void> {
    const number = { ESPIPE: 29, ENOSPC: 28, EIO: 5 }[error.code as string] ?? 32;
    yield* this.#child.daemon.logger.critical(
      `uncaptured python exception, closing channel ${this.#describe()} (<class 'OSError'>:[Errno ${number}] ${error.message} ${TRACE})`,
    );
  }

  #describe(): string {
    const { config, state, listener } = this.#child;
    const kind = listener && this.channel === 'stdout' ? 'PEventListenerDispatcher' : 'POutputDispatcher';
    return `<${kind} at ${ADDRESS + 336} for <Subprocess at ${ADDRESS} with name ${config.name} in state ${state}> (${this.channel})>`;
  }

  close(): void {
    this.#log?.close();
    this.#child.daemon.sys.close(this.fd);
  }
}

function* nothing(): Run<void> {}

const TRACE = [
  'supervisord.py|runforever|218',
  'dispatchers.py|handle_read_event|276',
  'dispatchers.py|record_output|210',
  'dispatchers.py|_log|179',
  'loggers.py|info|327',
  'loggers.py|log|345',
  'loggers.py|emit|227',
  'loggers.py|doRollover|264',
]
  .map((place) => `[/usr/lib/python3/dist-packages/supervisor/${place}]`)
  .join(' ');
