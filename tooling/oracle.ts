// npm run oracle -- [--shell bash] [--count 1000] [--seed 1] [--lanes 8]: random scripts, asked of real shells and of the simulated ones.
// Prints where they differ, then one line per shell. Needs root; ORACLE_ROOT names a Debian whose shells are to be asked.
import { parseArgs } from 'node:util';
import { draw, judgeAll, type Verdict } from './oracle/judge';
import { abilitiesOf, type ShellName, shellNames, unavailable } from './oracle/real-shell';

const { values } = parseArgs({
  options: {
    shell: { type: 'string', multiple: true, default: [...shellNames] },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '8' },
  },
});

function describe({ case: { script, deliveries, asInit }, simulated, real, kind }: Verdict): string {
  const sent = deliveries.map(({ at, signal }) => `${signal}@${at}`).join(' ');
  const shown = (name: string, { stdout, stderr, status, elapsed }: Verdict['simulated']) =>
    `-- ${name}: status ${status}, ${Math.round(elapsed)} ms\n${stdout}${stderr === '' ? '' : `-- stderr\n${stderr}`}`;
  return [
    `#### ${kind}${asInit ? ', PID 1' : ''}${sent === '' ? '' : `, ${sent}`}`,
    script,
    shown('simulated', simulated),
    ...real.map((one) => shown('real', one)),
    '',
  ].join('\n');
}

for (const name of values.shell as ShellName[]) {
  const why = unavailable(name);
  if (why) {
    console.log(`${name}: skipped, ${why}`);
    continue;
  }
  const cases = draw(name, Number(values.count), Number(values.seed), abilitiesOf(name));
  const counts = { same: 0, different: 0, unsure: 0 };
  await judgeAll(name, cases, Number(values.lanes), (verdict) => {
    counts[verdict.kind]++;
    if (verdict.kind !== 'same') console.log(describe(verdict));
  });
  const share = ((counts.same / cases.length) * 100).toFixed(1);
  console.log(
    `${name}: ${counts.same} of ${cases.length} agree (${share} %), ${counts.different} differ, ${counts.unsure} where the real one is not sure`,
  );
  if (counts.same < cases.length * 0.99) process.exitCode = 1;
}
