import type { Job, Machine } from '@/simulator/machine';
import { advance, pass, type Steps } from '../steps';

/** One request from outside. */
export interface RequestSeen {
  readonly path: string;
  /** Virtual ms since the first. */
  readonly at: number;
  /** null when there was no whole answer. */
  readonly status: number | null;
  /** `refused`: nobody listened. `cut`: the connection ended before the answer. '' when it was answered. */
  readonly lost: 'refused' | 'cut' | '';
}

/** Virtual ms between two requests. */
const EVERY = 500;
/** Seconds that a request may take. */
const LONGEST = 60;

/** Asks for `paths` in turn, every `every` ms, without waiting for answers, until it is `over` or `limit` ms have passed. */
export function* traffic(
  machine: Machine,
  port: number,
  paths: readonly string[],
  over: () => boolean,
  limit: number,
  every = EVERY,
): Steps<RequestSeen[]> {
  const began = machine.now();
  const sent: { readonly path: string; readonly at: number; readonly job: Job }[] = [];
  while (!over() && machine.now() - began < limit) {
    const path = paths[sent.length % paths.length] ?? '/';
    const ask = `curl -s -m ${LONGEST} -o /dev/null -w '%{http_code}' http://localhost:${port}${path}`;
    sent.push({ path, at: machine.now() - began, job: machine.run(ask) });
    yield* pass(machine, every);
  }
  yield* advance(machine, machine.now() + LONGEST * 1000, () => sent.every(({ job }) => job.done));
  return sent.map(({ path, at, job: { stdout, exit } }) => ({
    path,
    at,
    status: exit === 0 ? Number(stdout) : null,
    lost: exit === 0 ? '' : exit === 7 ? 'refused' : 'cut',
  }));
}

/** Nothing came back, or an error of the server. */
export const isDropped = ({ status }: RequestSeen): boolean => status === null || status >= 500;
