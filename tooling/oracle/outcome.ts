import { STEP } from './script';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** As a shell would say it; undefined when it did not end. */
  readonly status: number | undefined;
  /** Ms from the shell's start until all of its namespace's output is closed. */
  readonly elapsed: number;
}

const TOLERANCE = STEP * 0.6;

/** Process ids differ from run to run. */
const mask = (text: string): string =>
  text.replace(/^(.*?: line \d+: +)\d+ (?=[A-Z])/gm, '$1PID ').replace(/(\bpid )\d+|(kill: \()\d+/g, '$1$2PID');

export const sameText = (a: Outcome, b: Outcome): boolean =>
  a.status === b.status && mask(a.stdout) === mask(b.stdout) && mask(a.stderr) === mask(b.stderr);

export const isSteadyTime = (outcomes: readonly Outcome[]): boolean => {
  const times = outcomes.map(({ elapsed }) => elapsed);
  return Math.max(...times) - Math.min(...times) < TOLERANCE;
};

/** A real machine is late, never early. */
export const agrees = (simulated: Outcome, real: Outcome): boolean =>
  sameText(simulated, real) &&
  real.elapsed > simulated.elapsed - TOLERANCE &&
  real.elapsed < simulated.elapsed * 1.15 + TOLERANCE;
