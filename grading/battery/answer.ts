import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

export interface AnswerSeen {
  /** HTTP status; null when nothing answered. */
  readonly status: number | null;
  /** curl's own words when nothing answered. */
  readonly error: string;
  /** Of what came back. */
  readonly body: string;
}

/** An HTTP request from the host to the container's own address. */
export function* answer(machine: Machine, name: string, port: number): Steps<AnswerSeen> {
  return yield* answerAt(machine, yield* addressOf(machine, name), port);
}

/** Its first address; that of the container whose network it shares when it has none. */
function* addressOf(machine: Machine, name: string): Steps<string> {
  const format = '{{.HostConfig.NetworkMode}} {{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}';
  const { stdout } = yield* runLine(machine, `docker inspect -f '${format}' ${name}`);
  const [mode = '', address = ''] = stdout.trim().split(' ');
  const other = /^container:(.+)$/.exec(mode)?.[1];
  return address === '' && other !== undefined ? yield* addressOf(machine, other) : address;
}

export function* answerAt(machine: Machine, address: string, port: number): Steps<AnswerSeen> {
  const { stdout, stderr } = yield* runLine(machine, `curl -sS -m 3 -w '\\n%{http_code}' http://${address}:${port}/`);
  const status = Number(/(\d{3})$/.exec(stdout)?.[1] ?? 0);
  return {
    status: status === 0 ? null : status,
    error: status === 0 ? (stderr.trim().split('\n')[0] ?? '') : '',
    body: stdout.slice(0, -4).trim(),
  };
}
