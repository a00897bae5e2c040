import type { Machine } from '@/simulator/machine';
import { runLine } from './run-line';
import type { Steps } from './steps';

export interface BuildSeen {
  readonly ok: boolean;
  /** Docker's own words, one line; '' when it went well. */
  readonly error: string;
  /** Of the Dockerfile. */
  readonly line: number | null;
}

export const IMAGE = 'answer';

/** docker build */
export function* build(machine: Machine): Steps<BuildSeen> {
  const { exit, stderr } = yield* runLine(machine, `docker build -t ${IMAGE} .`);
  if (exit === 0) return { ok: true, error: '', line: null };
  const error = /^ERROR: (?:failed to solve: )?(.*)$/m.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1) ?? '';
  const line = /^Dockerfile:(\d+)$/m.exec(stderr)?.[1] ?? /parse error on line (\d+)/.exec(stderr)?.[1];
  return { ok: false, error: error || 'docker build failed', line: line === undefined ? null : Number(line) };
}
