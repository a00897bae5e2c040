import { expect, it } from 'vitest';
import { appSources } from '@/simulator/programs/apps/sources';
import { finish } from '../battery/steps';
import type { ExerciseSpec } from '../exercise-spec';
import { examine } from '../judge';
import { processDiagram } from './process-diagram';

const spec: ExerciseSpec = {
  scenario: { app: 'graceful.js', port: 3000, run: [], args: [] },
  rubric: [{ id: 'stops-on-term', points: 100, essential: true }],
  misconceptions: [],
};
function diagram(lines: string) {
  const Dockerfile = `FROM node:20-slim\nCOPY graceful.js /\n${lines}\n`;
  const found = finish(examine(spec, { 'graceful.js': appSources['graceful.js'] ?? '', Dockerfile }));
  return 'roles' in found ? undefined : processDiagram(found);
}

it('shows through which shell the application is started, and who gets the signal', () => {
  expect(diagram('CMD node /graceful.js')).toEqual({
    parts: [
      { source: 'ENTRYPOINT, from the base image', text: 'docker-entrypoint.sh' },
      { source: 'CMD, line 3, shell form', text: '/bin/sh -c "node /graceful.js"' },
      { source: 'together', text: 'docker-entrypoint.sh /bin/sh -c "node /graceful.js"' },
    ],
    incoming: 'SIGTERM from docker stop',
    processes: [
      {
        pid: 1,
        command: '/bin/sh -c "node /graceful.js"',
        note: 'ignores SIGTERM: PID 1 without a handler',
        state: 'lost',
        children: [{ pid: 7, command: 'node /graceful.js', note: 'is never told', state: 'lost', children: [] }],
      },
    ],
    caption: 'The processes two seconds after the start.',
  });
});

it('shows the application as PID 1, and behind an init', () => {
  expect(diagram('CMD ["node", "/graceful.js"]')?.processes).toEqual([
    { pid: 1, command: 'node /graceful.js', note: 'handles SIGTERM', state: 'told', children: [] },
  ]);
  const [init] =
    diagram('RUN apt-get update && apt-get install -y tini\nENTRYPOINT ["tini", "--", "node", "/graceful.js"]')
      ?.processes ?? [];
  expect(init).toMatchObject({ state: 'told', children: [{ note: 'handles SIGTERM', state: 'told' }] });
});

it('tells from the files what would run when nothing does', () => {
  expect(diagram('CMD ["missing"]')?.processes).toEqual([{ pid: 1, command: 'missing', children: [] }]);
});
