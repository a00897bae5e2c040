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

/** What an operation has to tell; the client prints it when it comes round to it. */
export class Progress {
  readonly added: WaitQueue = new WaitQueue();
  #lines: ProgressLine[] = [];
  readonly #quiet: boolean;

  constructor({ quiet = false }: { readonly quiet?: boolean } = {}) {
    this.#quiet = quiet;
  }

  report(id: string, status: string, { text = '', failed = false }: { text?: string; failed?: boolean } = {}): void {
    if (this.#quiet) return;
    const phase = failed ? 'error' : ENDS.test(status) ? 'done' : 'working';
    this.#lines.push({ id, text, status, phase });
    this.added.wake();
  }

  take(): readonly ProgressLine[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}
