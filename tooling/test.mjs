// npm test: everything, from a fresh clone. `npm test -- lint unit` runs only the steps named.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';

install();
process.chdir(fileURLToPath(root));
mkdirSync('.cache', { recursive: true });

const node = (script, ...args) => spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status === 0;
const one = (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
const tsc = (project) => one(node('node_modules/typescript/bin/tsc', '-p', project, '--noEmit'));

// `run` writes a JSON report to `file`; a run that leaves none, or fails without a failed test, counts as one failure.
function counted(file, run, count) {
  rmSync(file, { force: true });
  const ok = run();
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
    return { passed, failed: ok || failed > 0 ? failed : 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function bench() {
  const { status, stdout } = spawnSync(process.execPath, ['tooling/run.mjs', 'bench', '--sizes'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) return one(false);
  const { figures } = JSON.parse(stdout);
  for (const { name, value, unit, budget, ok } of figures) {
    console.log(`${ok ? 'ok  ' : 'OVER'} ${name}: ${value} ${unit} (budget ${budget})`);
  }
  const failed = figures.filter(({ ok }) => !ok).length;
  return { passed: figures.length - failed, failed };
}

const vitestReport = '.cache/vitest.json';
const playwrightReport = '.cache/playwright.json';

const steps = {
  lint: () => one(node('node_modules/@biomejs/biome/bin/biome', 'ci', '.')),
  types: () => {
    const projects = ['tsconfig.json', 'simulator/tsconfig.json', 'grading/tsconfig.json'];
    const typegen = node('node_modules/next/dist/bin/next', 'typegen');
    return [one(typegen), ...projects.map(tsc)].reduce(add);
  },
  unit: () =>
    counted(
      vitestReport,
      () =>
        node(
          'node_modules/vitest/vitest.mjs',
          'run',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile.json=${vitestReport}`,
        ),
      ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
    ),
  build: () => ['export', 'sub-path', 'server'].map((target) => one(build(target))).reduce(add),
  budget: bench,
  browser: () => {
    process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = playwrightReport;
    return counted(
      playwrightReport,
      () => node('node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'),
      ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
    );
  },
};

const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}

let total = { passed: 0, failed: 0 };
const names = chosen.length > 0 ? chosen : Object.keys(steps);
if (names.includes('browser') || names.includes('budget')) process.env.CHROMIUM = await ensureBrowser();
for (const name of names) {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const result = steps[name]();
  total = add(total, result);
  console.log(
    `── ${name}: ${result.passed} passed, ${result.failed} failed, ${((Date.now() - begun) / 1000).toFixed(1)} s`,
  );
}

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
