import { describe, expect, it } from 'vitest';
import { draw, judgeAll, type Verdict } from './judge';
import { abilitiesOf, type ShellName, shellNames, unavailable } from './real-shell';

// Random scripts with one seed: what this machine's shells do, and what the simulated ones do. `npm run oracle` asks more.

const COUNT = 60;
const SEED = 5;

function differences(name: ShellName): Promise<Verdict[]> {
  const found: Verdict[] = [];
  const cases = draw(name, COUNT, SEED, abilitiesOf(name));
  expect(cases).toHaveLength(COUNT);
  let unsure = 0;
  return judgeAll(name, cases, 6, (verdict) => {
    if (verdict.kind === 'different') found.push(verdict);
    if (verdict.kind === 'unsure') unsure++;
  }).then(() => {
    if (unsure > 0) console.log(`${name}: the machine was too busy to tell in ${unsure} of ${COUNT} scripts`);
    return found;
  });
}

describe.each(shellNames)('the real %s', (name) => {
  const why = unavailable(name);
  it.skipIf(why !== undefined)(
    why ? `does as the simulated one (skipped: ${why})` : `does as the simulated one in ${COUNT} random scripts`,
    async () => {
      expect(await differences(name)).toEqual([]);
    },
    300_000,
  );
});
