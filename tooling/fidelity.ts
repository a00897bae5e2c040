// npm run fidelity: plays every recording and writes what agrees with the real engine for the fidelity page.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { replay } from '../simulator/fidelity/replay';
import { type Recording, summarise } from '../simulator/fidelity/summary';
import { appSources } from '../simulator/programs/apps/sources';

const folder = 'simulator/fidelity/recordings';
const recordings = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Recording);
const summary = summarise(recordings, (scenario) => replay(scenario, appSources));
writeFileSync('content/fidelity.json', `${JSON.stringify(summary, null, 2)}\n`);
for (const { topic, matched, steps } of summary.topics) console.log(`${topic}: ${matched} of ${steps} steps agree`);
