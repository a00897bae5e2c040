import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

export interface AnswerSeen {
  /** HTTP status; null when nothing answered. */
  readonly status: number | null;
  /** curl's own words when nothing answered. */
  readonly error: string;
}

/** An HTTP request from the host to the container's own address. */
export function* answer(machine: Machine, name: string, port: number): Steps<AnswerSeen> {
  const address = `$(docker inspect -f '{{.NetworkSettings.IPAddress}}' ${name})`;
  const { stdout, stderr } = yield* runLine(
    machine,
    `curl -sS -o /dev/null -m 3 -w '%{http_code}' http://${address}:${port}/`,
  );
  const status = Number(/(\d{3})$/.exec(stdout)?.[1] ?? 0);
  return { status: status === 0 ? null : status, error: status === 0 ? (stderr.trim().split('\n')[0] ?? '') : '' };
}
