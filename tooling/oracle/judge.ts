import fc from 'fast-check';
import { agrees, isSteadyTime, type Outcome, sameText } from './outcome';
import { runReal, type ShellName } from './real-shell';
import { type Abilities, type Case, scripts } from './script';
import { runSimulated } from './simulated-shell';

export interface Verdict {
  readonly case: Case;
  readonly simulated: Outcome;
  readonly real: readonly Outcome[];
  /** `unsure`: the real shell does not agree with itself. */
  readonly kind: 'same' | 'different' | 'unsure';
}

/** Answers that a real shell gives before it counts as different, in so many attempts on a machine that may be busy. */
const ANSWERS = 4;
const ATTEMPTS = 12;
const LATENESSES = [1, 2, 3, 4, 5, 6];

/** Nothing hinges on which of two things that happen at the same time comes first. */
function isSteady(name: ShellName, drawn: Case): boolean {
  const first = runSimulated(name, drawn);
  if (first.status === undefined || first.elapsed > 4000) return false;
  return LATENESSES.every((seed) => sameText(first, runSimulated(name, drawn, seed)));
}

/** The first `count` scripts of a seed that have one outcome on machines of any speed. */
export function draw(name: ShellName, count: number, seed: number, abilities: Abilities): Case[] {
  const drawn = fc.sample(scripts(abilities), { numRuns: count * 4, seed });
  const steady: Case[] = [];
  for (const one of drawn) {
    if (steady.length === count) break;
    if (isSteady(name, one)) steady.push(one);
  }
  return steady;
}

export async function judge(name: ShellName, drawn: Case): Promise<Verdict> {
  const simulated = runSimulated(name, drawn);
  const real: Outcome[] = [];
  for (let attempt = 0; attempt < ATTEMPTS && real.length < ANSWERS; attempt++) {
    const outcome = await runReal(name, drawn);
    if (!outcome) continue;
    real.push(outcome);
    if (agrees(simulated, outcome)) return { case: drawn, simulated, real, kind: 'same' };
  }
  const [first] = real;
  const same = first !== undefined && real.length === ANSWERS && real.every((one) => sameText(one, first));
  // A text that agrees at another time each time is a busy machine's.
  const sure = same && (!sameText(first, simulated) || isSteadyTime(real));
  return { case: drawn, simulated, real, kind: sure ? 'different' : 'unsure' };
}

/** Judges all, `lanes` at a time. */
export async function judgeAll(
  name: ShellName,
  cases: readonly Case[],
  lanes: number,
  onVerdict: (verdict: Verdict) => void,
): Promise<void> {
  const waiting = [...cases];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) onVerdict(await judge(name, next));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
