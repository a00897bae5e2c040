import { expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import { finish } from '../battery/steps';
import { examine } from '../judge';
import type { Context } from './dimensions';
import { fit, weigh } from './weigh';

const files = (text: string, compose = '') => ({
  'graceful.js': appSources['graceful.js'] ?? '',
  'worker.js': appSources['worker.js'] ?? '',
  's.conf': '[supervisord]\n[program:web]\ncommand=node /graceful.js\n[program:worker]\ncommand=node /worker.js\n',
  Dockerfile: `FROM node:20-slim\n${text}\n`,
  'compose.yaml': compose,
});
const rubric = [{ id: 'builds', points: 100, essential: true }];
const one = { scenario: { app: 'graceful.js', port: 3000, run: [], args: [] }, rubric, misconceptions: [] };
const two = {
  scenario: { compose: 'compose.yaml', services: { web: { app: 'graceful.js' }, worker: { app: 'worker.js' } } },
  rubric: [{ id: 'stack-starts', points: 100, essential: true }],
  misconceptions: [],
};
const supervised = weigh(
  finish(
    examine(
      one,
      files(
        'RUN apt-get update && apt-get install -y supervisor\nCOPY . /\nCMD ["supervisord", "-n", "-c", "/s.conf"]',
      ),
    ),
  ),
);
const apart = weigh(
  finish(
    examine(
      two,
      files(
        'COPY . /\nCMD ["node", "/graceful.js"]',
        'services:\n  web:\n    build: .\n  worker:\n    build: .\n    command: node /worker.js\n',
      ),
    ),
  ),
);

const appliance: Context = {
  title: 'An appliance',
  text: 'One box, no orchestrator.',
  weights: { operations: 3, size: 3, isolation: 1 },
};
const busy: Context = {
  title: 'A busy site',
  text: 'The web grows, the worker does not.',
  weights: { scaling: 3, 'blast-radius': 2, observability: 2 },
};

it('has no shape that is best in all', () => {
  const better = apart
    .filter(({ value }, index) => value > (supervised[index]?.value ?? 0))
    .map(({ dimension }) => dimension);
  const worse = apart
    .filter(({ value }, index) => value < (supervised[index]?.value ?? 0))
    .map(({ dimension }) => dimension);
  expect(better).toEqual(['isolation', 'scaling', 'blast-radius', 'observability']);
  expect(worse).toEqual(['size']);
});

it('names what a shape costs', () => {
  expect(supervised.map(({ cost }) => cost)).toContain('graceful.js and worker.js scale only together');
  expect(supervised.find(({ dimension }) => dimension === 'observability')?.cost).toMatch(/not seen by Docker/);
  expect(apart.find(({ dimension }) => dimension === 'operations')?.cost).toBe(
    '2 containers for 2 services, with a network between them',
  );
});

it('lets the context decide', () => {
  expect(fit(apart, busy)).toBe(100);
  expect(fit(supervised, busy)).toBeLessThan(50);
  expect(fit(supervised, appliance)).toBeGreaterThan(fit(apart, appliance) - 25);
  expect(fit(supervised, { ...appliance, weights: { size: 1 } })).toBeGreaterThan(
    fit(apart, { ...appliance, weights: { size: 1 } }),
  );
  expect(fit(apart, { ...busy, weights: {} })).toBe(100);
});
