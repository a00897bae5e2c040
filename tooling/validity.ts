// npm run validity -- FOLDER: each case of grading/validity as a folder with its verify.sh. --collect FOLDER: what NAME/seen.txt say, into recorded.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isExecutable } from '@/grading/kit/kit';
import { verifyScript } from '@/grading/kit/verify-script';
import { type Case, filesOf, trialOf } from '@/grading/validity/case';
import { readSeen } from '@/grading/validity/read-seen';
import { readKitShell } from './kit-shell';

const root = fileURLToPath(new URL('..', import.meta.url));
const home = join(root, 'grading/validity');

const cases = readdirSync(join(home, 'cases')).flatMap((file) =>
  Object.entries(parse(readFileSync(join(home, 'cases', file), 'utf8')) as Record<string, Case>),
);

function write(folder: string): void {
  const shell = readKitShell(root);
  for (const [name, one] of cases) {
    const answer = Object.entries(filesOf(one)).map(([path, text]) => [`answer/${path}`, text] as const);
    for (const [path, text] of [...answer, ['verify.sh', verifyScript(trialOf(name, one), shell)] as const]) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, { mode: isExecutable(path, text) ? 0o755 : 0o644 });
    }
  }
}

/** What was recorded before stays, unless it was recorded again. */
function collect(folder: string): void {
  const file = join(home, 'recorded.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  const fresh = cases.flatMap(([name]) => {
    const seen = join(folder, name, 'seen.txt');
    return existsSync(seen) ? [[name, readSeen(readFileSync(seen, 'utf8'))] as const] : [];
  });
  const known = new Set(cases.map(([name]) => name));
  const all = Object.entries({ ...before, ...Object.fromEntries(fresh) }).filter(([name]) => known.has(name));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(all.sort()), null, 1)}\n`);
  process.stdout.write(`${fresh.length} recorded, ${all.length} of ${cases.length} in recorded.json\n`);
}

const words = process.argv.slice(2);
const folder = words.find((word) => !word.startsWith('--'));
if (folder === undefined) {
  process.stderr.write('usage: npm run validity -- [--collect] FOLDER\n');
  process.exitCode = 2;
} else if (words.includes('--collect')) collect(resolve(folder));
else write(resolve(folder));
