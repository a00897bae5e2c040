// npm run soak: is the heap flat over 10,000 reports, and over 100 sessions of the simulator? Prints JSON; ends with 1 when one is not.
// Other numbers: npm run soak -- REPORTS SESSIONS.
import { readdirSync } from 'node:fs';
import { finish } from '@/grading/battery/steps';
import { inspectSteps } from '@/grading/report/inspection';
import { createMachine } from '@/simulator/machine';
import { realDockerfiles } from './corpus';
import { readFolder } from './inspect/read-input';
import { heapOver } from './soak/heap-over';

const [reports = 10_000, sessions = 100] = process.argv.slice(2).map(Number);

const examples = readdirSync('content/inspect').map((name) => readFolder(`content/inspect/${name}`));
const read = (realDockerfiles() ?? []).map((text) => ({ Dockerfile: text }));

/** Of twenty reports one is of an example that is built, run and stopped. */
const report = (at: number) => {
  const from = at % 20 === 0 || read.length === 0 ? examples : read;
  finish(inspectSteps(from[Math.floor(at / (from === examples ? 20 : 1)) % from.length] ?? {}));
};

const lines = [
  'docker build -q -t web .',
  'docker run -d --name web web',
  'docker exec web ps aux',
  'docker stop web',
  'docker logs web',
  'docker rm web',
];

const session = (at: number) => {
  const machine = createMachine({ files: examples[at % examples.length] ?? {}, seed: at + 1 });
  const terminal = machine.openTerminal({ columns: 80, rows: 24 });
  for (const line of lines) {
    terminal.input(`${line}\r`);
    machine.advance(machine.now() + 15_000);
    terminal.takeOutput();
  }
  terminal.close();
};

const figures = [heapOver(`${reports} reports`, reports, report), heapOver(`${sessions} sessions`, sessions, session)];
console.log(JSON.stringify({ figures }, null, 2));
process.exitCode = figures.every(({ flat }) => flat) ? 0 : 1;
