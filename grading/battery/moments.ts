import type { KernelEvent } from '@/simulator/kernel/events';
import { signalName } from '@/simulator/kernel/signal';
import type { Machine } from '@/simulator/machine';
import { commandOf } from './condition';

/** Something that happened to a process of the answer, or to its container. */
export interface Moment {
  /** Virtual seconds since the battery's part began. */
  readonly at: number;
  readonly kind: 'signal' | 'exit' | 'oom' | 'docker';
  /** PID 1 of its container. */
  readonly first: boolean;
  /** Command line; empty for Docker's own doing. */
  readonly argv: readonly string[];
  /** `SIGTERM`, `exit`, `die` … */
  readonly what: string;
  /** `delivered`, `ignored`, an exit code … */
  readonly outcome: string;
  /** Why, in the kernel's words: `pid1-default`, `namespace-teardown` …; '' when there is nothing to say. */
  readonly reason: string;
}

const TOLD = /^(start|die|restart|oom|kill|stop|health_status.*)$/;

/** What happened since the event numbered `from`, the time counted from `began` (ms). */
export function momentsSince(machine: Machine, from: number, began: number): Moment[] {
  const { events } = machine;
  const firsts = new Map<string, number>();
  for (const event of events)
    if (event.type === 'exec' && event.container !== undefined && !firsts.has(event.container))
      firsts.set(event.container, event.pid);
  return events.slice(from).flatMap((event) => {
    if (event.container === undefined) return [];
    const at = Math.round((event.at - began) / 10) / 100;
    return momentOf(event, events, at, 'pid' in event && [...firsts.values()].includes(event.pid));
  });
}

function momentOf(event: KernelEvent, events: readonly KernelEvent[], at: number, first: boolean): Moment[] {
  switch (event.type) {
    case 'signal': {
      const what = `SIG${signalName(event.signal) ?? event.signal}`;
      if (what === 'SIGCHLD') return [];
      return [
        {
          at,
          kind: 'signal',
          first,
          argv: commandOf(events, event.pid),
          what,
          outcome: event.outcome,
          reason: event.reason,
        },
      ];
    }
    case 'exit': {
      const code =
        'exited' in event.status ? event.status.exited : 'signaled' in event.status ? 128 + event.status.signaled : 0;
      return [
        {
          at,
          kind: 'exit',
          first,
          argv: commandOf(events, event.pid),
          what: 'exit',
          outcome: String(code),
          reason: event.reason,
        },
      ];
    }
    case 'oom':
      return [
        { at, kind: 'oom', first, argv: commandOf(events, event.pid), what: 'oom', outcome: 'killed', reason: 'oom' },
      ];
    case 'docker':
      return TOLD.test(event.action)
        ? [{ at, kind: 'docker', first: false, argv: [], what: event.action, outcome: event.detail ?? '', reason: '' }]
        : [];
    default:
      return [];
  }
}
