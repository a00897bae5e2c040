import { expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import { finish } from '../battery/steps';
import type { Files } from '../files';
import { judgeSteps } from './report';

const answers = (files: Files) => finish(judgeSteps(files)).answers;

const said = (files: Files) =>
  Object.fromEntries(answers(files).map(({ id, answer, tone }) => [id, `${tone}: ${answer}`]));
const graceful = { 'server.js': appSources['graceful.js'] ?? '' };
const node = (lines: string) => `FROM node:20-slim\nWORKDIR /app\nCOPY . .\nUSER node\n${lines}\n`;

it('answers from what was seen', () => {
  expect(said({ Dockerfile: node('CMD ["node", "server.js"]'), ...graceful })).toEqual({
    'pid-1': 'good: `node server.js`',
    signal: 'good: Yes',
    stop: expect.stringMatching(/^good: 0\.\d s, exit code 0$/),
    zombies: 'open: Nobody',
    services: 'good: One',
  });
  expect(said({ Dockerfile: node('CMD node server.js'), ...graceful })).toMatchObject({
    'pid-1': 'bad: `/bin/sh -c "node server.js"`',
    signal: 'bad: No',
    stop: expect.stringMatching(/^bad: 10\.\d s, exit code 137$/),
    zombies: 'good: PID 1 does',
  });
});

it('answers from the files where nothing could be run, and says what they can’t tell', () => {
  expect(said({ Dockerfile: 'FROM ruby:3.3\nCMD ["puma"]\n' })).toEqual({
    'pid-1': 'good: `puma`',
    signal: 'open: It gets there',
    stop: 'open: With SIGTERM',
    zombies: 'open: PID 1, if it waits',
    services: 'good: One',
  });
  expect(said({ Dockerfile: 'FROM ruby:3.3\nENTRYPOINT ["tini", "--"]\nCMD ["puma"]\n' })).toMatchObject({
    signal: 'good: It gets there',
    zombies: 'good: The init',
  });
  expect(said({ Dockerfile: 'FROM ruby:3.3\nCMD puma\n' })).toMatchObject({ stop: 'bad: 10 s, exit code 137' });
  expect(said({ Dockerfile: 'FROM ruby:3.3\nCMD ["npm", "start"]\n' })).toMatchObject({
    stop: 'bad: Without being told',
  });
});

it('counts services in scripts and in a supervisor’s configuration', () => {
  const script = '#!/bin/sh\nservice nginx start\nnode worker.js &\nexec node server.js\n';
  expect(said({ Dockerfile: 'FROM x\nCMD ["./start.sh"]\n', 'start.sh': script })['services']).toBe('bad: 3');
  const conf = '[supervisord]\nnodaemon=true\n[program:web]\ncommand=nginx\n[program:app]\ncommand=node\n';
  const files = { Dockerfile: 'FROM x\nCMD ["supervisord", "-n"]\n', 'supervisord.conf': conf };
  expect(answers(files).at(-1)).toMatchObject({
    answer: '2',
    because: expect.stringMatching(/^web, app/),
  });
  expect(said({ Dockerfile: 'FROM x\nCMD ["tail", "-f", "/dev/null"]\n' })['services']).toBe('open: None');
});

it('says which line makes PID 1', () => {
  const because = (dockerfile: string) => answers({ Dockerfile: dockerfile })[0]?.because;
  expect(because('FROM node:20-slim\nCMD node x\n')).toBe('CMD, line 2, shell form');
  expect(because('FROM x\nENTRYPOINT ["a"]\nCMD ["b"]\n')).toBe('ENTRYPOINT, line 2, exec form');
  expect(because('FROM nginx:1.26\n')).toBe('from the base image');
});

it('has none for a file without an image', () => {
  expect(answers({ Dockerfile: 'FORM x' })).toEqual([]);
});
