import { expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import type { ExerciseSpec } from '../exercise-spec';
import { grade } from '../grade';

const judge = (id: string, compose: string, given: Record<string, string> = {}) => {
  const spec: ExerciseSpec = {
    scenario: { compose: 'compose.yaml', services: { web: { app: 'graceful.js', port: 3000, published: 8080 } } },
    rubric: [{ id, points: 100, essential: true, with: given }],
    misconceptions: [],
  };
  const Dockerfile = 'FROM node:20-slim\nWORKDIR /app\nCOPY *.js ./\nCMD ["node", "graceful.js"]\n';
  const files = { 'graceful.js': appSources['graceful.js'] ?? '', Dockerfile, 'compose.yaml': compose };
  return grade(spec, files).checks[0];
};
const broken = 'services:\n  web:\n    build: .\n    volumes: ["data:/data"]\n';

it('names the line of the service that Compose complains of', () =>
  expect(judge('stack-starts', broken)).toMatchObject({
    earned: 0,
    line: 2,
    observed: expect.stringMatching(/undefined volume/),
  }));

it('names the line that is no YAML', () =>
  expect(judge('stack-starts', 'services:\n  web:\n    - a\n      b: c: d\n')).toMatchObject({ earned: 0, line: 4 }));

it('does not say that what never started comes up in any order', () =>
  expect(judge('starts-in-any-order', broken)).toMatchObject({
    earned: 0,
    observed: expect.stringMatching(/^Not observed/),
  }));

it('tells a server that answers for itself from one that lacks something', () =>
  expect(
    judge(
      'answers-published',
      'services:\n  door:\n    image: nginx:1.26\n    ports: ["8080:80"]\n  web:\n    build: .\n',
      {
        says: 'hello',
      },
    ),
  ).toMatchObject({ earned: 0, line: 4, why: expect.stringMatching(/answers for itself/) }));
