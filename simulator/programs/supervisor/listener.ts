import type { Bytes } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import type { Child } from './child';
import type { SupervisorEvent } from './events';
import { isSubscribed } from './events';

interface Queued {
  readonly event: SupervisorEvent;
  readonly poolSerial: number;
}

/** One event listener's side of the protocol: READY, then an event, then RESULT. */
export class Listener {
  state: 'ACKNOWLEDGED' | 'READY' | 'BUSY' | 'UNKNOWN' = 'ACKNOWLEDGED';
  event: Queued | undefined;
  #buffer = '';

  /** Takes what the listener wrote; the result of an event that it has finished, if any. */
  take(data: Bytes): 'OK' | 'FAIL' | 'other' | undefined {
    this.#buffer += data;
    let result: 'OK' | 'FAIL' | 'other' | undefined;
    while (this.#buffer !== '') {
      if (this.state === 'UNKNOWN') this.#buffer = '';
      else if (this.state === 'READY') this.#lost();
      else if (this.state === 'ACKNOWLEDGED') {
        if (this.#buffer.length < 'READY\n'.length) break;
        if (!this.#buffer.startsWith('READY\n')) this.#lost();
        else {
          this.#buffer = this.#buffer.slice('READY\n'.length);
          this.state = 'READY';
        }
      } else {
        const head = /^RESULT (\d+)\n/.exec(this.#buffer);
        if (!head) {
          if (!this.#buffer.includes('\n')) break;
          this.#lost();
          continue;
        }
        const end = head[0].length + Number(head[1]);
        if (this.#buffer.length < end) break;
        const text = this.#buffer.slice(head[0].length, end);
        this.#buffer = this.#buffer.slice(end);
        result = text === 'OK' || text === 'FAIL' ? text : 'other';
        this.state = result === 'other' ? 'UNKNOWN' : 'ACKNOWLEDGED';
      }
    }
    return result;
  }

  /** It does not keep to the protocol: it gets nothing any more. */
  #lost(): void {
    this.state = 'UNKNOWN';
    this.#buffer = '';
  }
}

/** The events an [eventlistener:x] section waits for. */
export class Pool {
  readonly #name: string;
  readonly #wanted: readonly string[];
  readonly #size: number;
  readonly #buffer: Queued[] = [];
  #serial = -1;

  constructor(name: string, wanted: readonly string[], size: number) {
    this.#name = name;
    this.#wanted = wanted;
    this.#size = size;
  }

  wants(type: string): boolean {
    return isSubscribed(this.#wanted, type);
  }

  accept(event: SupervisorEvent): void {
    this.#keep({ event, poolSerial: ++this.#serial });
  }

  /** Back to the front: a listener refused it or died over it. */
  returned(queued: Queued): void {
    this.#keep(queued, true);
  }

  #keep(queued: Queued, first = false): void {
    if (this.#buffer.length >= this.#size) this.#buffer.shift();
    if (first) this.#buffer.unshift(queued);
    else this.#buffer.push(queued);
  }

  *dispatch(children: readonly Child[]): Run<void> {
    while (this.#buffer.length > 0) {
      const child = children.find(({ state, listener }) => state === 'RUNNING' && listener?.state === 'READY');
      const next = this.#buffer[0];
      if (!child?.listener || !next) return;
      const { type, payload, serial } = next.event;
      const head = `ver:3.0 server:${child.daemon.config.identifier} serial:${serial} pool:${this.#name} poolserial:${next.poolSerial} eventname:${type} len:${payload.length}\n`;
      try {
        yield* child.send(head + payload);
      } catch (error) {
        if (!(error instanceof Errno)) throw error;
        return;
      }
      this.#buffer.shift();
      child.listener.state = 'BUSY';
      child.listener.event = next;
    }
  }
}
