import { WaitQueue } from '../kernel/wait-queue';

export type Phase = 'working' | 'done' | 'error';

/** One line of what Compose says about a resource. */
export interface ProgressLine {
  readonly id: string;
  readonly text: string;
  readonly status: string;
  readonly phase: Phase;
}

const ENDS =
  /^(?:Created|Started|Running|Healthy|Exited|Restarted|Stopped|Killed|Removed|Recreated|Paused|Unpaused|Copied|Pulled|Skipped.*|Built)$/;

export interface ProgressOptions {
  /** Says nothing but warnings. */
  readonly quiet?: boolean;
  /** `Running`, of the terminal's first line. */
  readonly title?: string;
}

/** What an operation has to tell; the client prints it when it comes round to it. */
export class Progress {
  readonly added: WaitQueue = new WaitQueue();
  readonly title: string;
  #quiet: boolean;
  #lines: (ProgressLine | string)[] = [];

  constructor({ quiet = false, title = 'Running' }: ProgressOptions = {}) {
    this.#quiet = quiet;
    this.title = title;
  }

  report(id: string, status: string, { text = '', failed = false }: { text?: string; failed?: boolean } = {}): void {
    if (this.#quiet) return;
    const phase = failed ? 'error' : ENDS.test(status) ? 'done' : 'working';
    this.#push({ id, text, status, phase });
  }

  /** Nobody listens any more. */
  close(): void {
    this.#quiet = true;
  }

  /** A warning for Compose's log. */
  log(message: string): void {
    this.#push(message);
  }

  /** Lines of progress, and warnings, in their order. */
  take(): readonly (ProgressLine | string)[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  #push(line: ProgressLine | string): void {
    this.#lines.push(line);
    this.added.wake();
  }
}
