import { expect, it } from 'vitest';
import type { Files } from '../files';
import { grade } from '../grade';
import { checkCases, specOf } from '../testing/check-cases';

const [one] = checkCases.filter(({ id }) => id === 'exits-when-fatal');
const till = (program: string, more = ''): Files => ({
  'worker.js': 'setTimeout(() => process.exit(process.env.CRASH_AFTER ? 1 : 0), process.env.CRASH_AFTER ? 1500 : 1e9);',
  'told.sh': 'echo READY\nread -r event\nkill -KILL "$PPID"\n',
  'supervisord.conf': `[supervisord]\nnodaemon=true\n\n[program:worker]\ncommand=node worker.js\n${program}\n${more}`,
  Dockerfile:
    'FROM node:20-slim\nRUN apt-get update && apt-get install -y supervisor\nWORKDIR /app\nCOPY . .\nCMD ["supervisord", "-c", "/app/supervisord.conf"]\n',
});
const judge = (files: Files) => {
  if (!one) throw new Error('no case');
  const spec = specOf(one);
  return grade({ ...spec, scenario: { ...spec.scenario, patience: 30 } }, files).checks[0];
};
const listens = '[eventlistener:fatal]\ncommand=sh told.sh\nevents=PROCESS_STATE_FATAL\n';

it('names the section of a program that is never given up', () => {
  expect(judge(till('autorestart=true', listens))).toMatchObject({
    file: 'supervisord.conf',
    line: 4,
    why: /startsecs/,
  });
});

it('names the listener whose SIGKILL does not arrive', () => {
  const found = judge(till('startsecs=5', listens));
  expect(found?.observed).toMatch(/gave worker up, and the listener sent SIGKILL to PID 1/);
  expect(found).toMatchObject({ file: 'supervisord.conf', line: 7 });
});

it('asks for somebody who listens', () => {
  const found = judge(till('startsecs=5'));
  expect(found?.observed).toMatch(/gave worker up; 30 s after/);
  expect(found?.next).toMatch(/listens for that/);
});
