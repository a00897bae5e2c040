// npm run validity: what the simulator shows of each recorded case beside what a real Engine showed. FOLDER: writes the cases there, each with its
// verify.sh, to be run on a real Docker; --collect FOLDER: what NAME/seen.txt say, into recorded.json. grading/validity/README.md says how.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isExecutable } from '@/grading/kit/kit';
import { verifyScript } from '@/grading/kit/verify-script';
import { filesOf, trialOf } from '@/grading/validity/case';
import { compareSeen } from '@/grading/validity/compare-seen';
import { readSeen } from '@/grading/validity/read-seen';
import { readKitShell } from './kit/kit-shell';
import { cases, explained, home, recorded, root } from './validity/cases';
import { simulate } from './validity/simulate';

const shell = readKitShell(root);

function write(folder: string): void {
  for (const [name, one] of cases) {
    const answer = Object.entries(filesOf(one)).map(([path, text]) => [`answer/${path}`, text] as const);
    for (const [path, text] of [...answer, ['verify.sh', verifyScript(trialOf(name, one), shell)] as const]) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: isExecutable(path, text) ? 0o755 : 0o644 });
    }
  }
}

/** What was recorded before stays, unless it was recorded again; a run that did not end is left out. */
function collect(folder: string): void {
  const fresh = cases.flatMap(([name]) => {
    const seen = join(folder, name, 'seen.txt');
    const text = existsSync(seen) ? readFileSync(seen, 'utf8') : '';
    return /^pid-one /m.test(text) ? [[name, readSeen(text)] as const] : [];
  });
  const known = new Set(cases.map(([name]) => name));
  const all = Object.entries({ ...recorded, ...Object.fromEntries(fresh) }).filter(([name]) => known.has(name));
  writeFileSync(join(home, 'recorded.json'), `${JSON.stringify(Object.fromEntries(all.sort()), null, 2)}\n`);
  process.stdout.write(`${fresh.length} recorded, ${all.length} of ${cases.length} in recorded.json\n`);
}

function compare(only: readonly string[]): void {
  let [observations, differing, answers] = [0, 0, 0];
  for (const [name, one] of cases) {
    const real = recorded[name];
    if (!real || (only.length > 0 && !only.includes(name))) continue;
    const compared = compareSeen(real, simulate(name, one, shell));
    answers += 1;
    observations += compared.observations;
    differing += compared.differences.length;
    for (const difference of compared.differences)
      process.stdout.write(
        `${name} ${difference.name}${explained[`${name} ${difference.name}`] ? ' (explained)' : ''}\n  real       ${difference.real}\n  simulated  ${difference.simulated}\n`,
      );
  }
  const share = ((observations - differing) / observations) * 100;
  process.stdout.write(
    `${answers} answers, ${observations} observations, ${observations - differing} alike: ${share.toFixed(2)} %\n`,
  );
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--collect' && rest[0] !== undefined) collect(resolve(rest[0]));
else if (first === undefined || first === '--compare') compare(rest);
else write(resolve(first));
