import { readdirSync, readFileSync } from 'node:fs';
import { replay, type Scenario } from '../../simulator/fidelity/replay';
import { createMachine } from '../../simulator/machine';
import { appSources } from '../../simulator/programs/apps/sources';
import { type Figure, figure } from './figure';
import { percentile } from './percentile';

const commands = [
  'ls -la',
  'ps aux',
  'docker ps -a',
  'docker images',
  'docker run --rm debian:trixie-slim echo hello',
  'docker run -d --name web node:20-slim sleep 600',
  'docker top web',
  'docker inspect web',
  "docker inspect -f '{{.State.Status}}' web",
  'docker exec web cat /etc/os-release',
  'docker logs web',
  'docker build -t app .',
  'docker history app',
  'docker rm -f web',
  'for i in 1 2 3; do echo $i; done | sort -r',
  'grep -rn root /etc | head -5',
];
const files = {
  Dockerfile:
    'FROM node:20-slim\nWORKDIR /app\nCOPY server.js .\nRUN echo built > out.txt\nCMD ["node", "server.js"]\n',
  'server.js': appSources['server.js'] ?? '',
};
const ROUNDS = 6;

/** ms of compute from Enter to the first output, of each command on a warm machine. */
function toFirstOutput(): number[] {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const machine = createMachine({ files });
    const terminal = machine.openTerminal({ columns: 80, rows: 24 });
    machine.advance(machine.now() + 500);
    terminal.takeOutput();
    for (const command of commands) {
      terminal.input(`${command}\r`);
      const started = performance.now();
      let first: number | undefined;
      const end = machine.now() + 60_000;
      while (machine.now() < end && !(first !== undefined && terminal.waitingForInput)) {
        const next = machine.nextEventAt();
        if (next === Number.POSITIVE_INFINITY) break;
        machine.advance(next);
        if (terminal.takeOutput().some(({ kind }) => kind !== 'echo')) first ??= performance.now() - started;
      }
      if (round > 0) times.push(first ?? performance.now() - started);
    }
  }
  return times;
}

function replayAll(): { count: number; seconds: number } {
  const folder = 'simulator/fidelity/recordings';
  const scenarios = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => (JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as { scenario: Scenario }).scenario);
  const started = performance.now();
  for (const scenario of scenarios) replay(scenario, appSources);
  return { count: scenarios.length, seconds: (performance.now() - started) / 1000 };
}

export async function compute(): Promise<Figure[]> {
  const times = toFirstOutput();
  const { count, seconds } = replayAll();
  return [
    figure('command to first output, compute, median', percentile(times, 0.5), 'ms', 16),
    figure('command to first output, compute, p95', percentile(times, 0.95), 'ms', 16),
    figure(`all ${count} recordings replayed, compute`, seconds, 's', 10),
  ];
}
