// npm run --silent replay -- FILE…: one JSON line per FILE, the steps of its scenario as the simulator answers them.
import fs from 'node:fs';
import { replay, type Scenario } from '../simulator/fidelity/replay';
import { appSources } from '../simulator/programs/apps/sources';

function answer(file: string): unknown {
  try {
    const parsed = JSON.parse(fs.readFileSync(file, 'utf8')) as { scenario?: Scenario } & Scenario;
    return { steps: replay(parsed.scenario ?? parsed, appSources) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), steps: [] };
  }
}

const files = process.argv.slice(2);
for (const file of files) process.stdout.write(`${JSON.stringify(answer(file))}\n`);
if (files.length === 0) {
  process.stderr.write('usage: npm run --silent replay -- FILE…\n');
  process.exitCode = 2;
}
