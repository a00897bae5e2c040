import { runLine } from '@/grading/battery/run-line';
import { finish } from '@/grading/battery/steps';
import type { Shell } from '@/grading/kit/parts';
import { verifyScript } from '@/grading/kit/verify-script';
import { type Case, filesOf, trialOf } from '@/grading/validity/case';
import { readSeen, type SeenByName } from '@/grading/validity/read-seen';
import { createMachine } from '@/simulator/machine';

const HOUR = 3_600_000;

/** The same verify.sh as on the real Engine, as patient, run on the simulated host. */
export function simulate(name: string, one: Case, shell: Shell): SeenByName {
  const answer = Object.entries(filesOf(one)).map(([path, text]) => [`answer/${path}`, text] as const);
  const files = { ...Object.fromEntries(answer), 'verify.sh': verifyScript(trialOf(name, one), shell) };
  const machine = createMachine({ files, images: 'recorded' });
  return readSeen(finish(runLine(machine, 'SLOWER=3 sh verify.sh', HOUR)).stdout);
}
