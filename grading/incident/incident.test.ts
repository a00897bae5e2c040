import { expect, it } from 'vitest';
import { createMachine } from '@/simulator/machine';
import { runLine } from '../battery/run-line';
import { finish } from '../battery/steps';
import { openCasebook } from './casebook';
import { openIncident } from './open-incident';
import { watchActs } from './watch-acts';

const setup = [
  'docker run -d --name dead busybox:1.37 sh -c "exit 3"',
  'docker run -d --name loop --restart always busybox:1.37 sh -c "sleep 3; exit 1"',
  'docker run -d --name old busybox:1.37 sleep 900; docker rename old calm',
  'sleep 2',
];
const open = () => finish(openIncident({ files: {}, setup }, createMachine));

it.each([
  ['a look', 'docker ps -a; docker inspect calm; docker logs dead; docker exec calm ps', undefined],
  ['what a restart policy does', 'sleep 20', undefined],
  ['a container of one’s own', 'docker run --name mine busybox:1.37 true; docker rm -f mine', undefined],
  ['a start', 'docker start dead', { container: 'dead', done: 'started again' }],
  ['a removal', 'docker rm dead', { container: 'dead', done: 'removed' }],
  ['a stop', 'docker stop -t 1 calm', { container: 'calm', done: 'stopped' }],
  ['a kill', 'docker rm -f calm', { container: 'calm', done: 'killed' }],
  ['a look at a cluster', 'kubectl get pods; kubectl apply --dry-run=client -f nothing.yaml', undefined],
  ['a change of a cluster', 'kubectl delete pod web', { container: 'pod web', done: 'deleted' }],
  ['a rollout', 'kubectl rollout restart deployment/web', { container: 'deployment/web', done: 'rolled out anew' }],
  ['a pause', 'docker pause calm', { container: 'calm', done: 'paused' }],
])('knows an act from the rest: %s', (_, line, act) => {
  const incident = open();
  const acted = watchActs(incident);
  finish(runLine(incident.machine, line));
  expect(acted()).toEqual(act);
});

it('notes a fact by what was printed, and whether it was in time', () => {
  const incident = open();
  const clue = { title: '', points: 1, where: '' };
  const evidence = [
    { ...clue, id: 'code', shown: [{ about: 'ExitCode', prints: '\\b3\\b' }] },
    { ...clue, id: 'listed', shown: [{ prints: 'Exited \\(3\\)' }] },
  ];
  const book = openCasebook({ evidence }, incident);
  book.look([{ key: 'a', command: 'echo 3', output: '3' }]);
  book.look([{ key: 'b', command: "docker inspect -f '{{.State.ExitCode}}' dead", output: '' }]);
  expect(book.notes()).toEqual([]);
  finish(runLine(incident.machine, 'docker stop -t 0 calm'));
  book.look([
    { key: 'b', command: "docker inspect -f '{{.State.ExitCode}}' dead", output: '3\n' },
    { key: 'c', command: 'docker ps -a', output: 'Exited (3) a minute ago' },
  ]);
  expect(book.notes()).toMatchObject([
    { id: 'code', inTime: true },
    { id: 'listed', inTime: false },
  ]);
});

it('names the line of a setup that fails', () => {
  expect(() => finish(openIncident({ files: {}, setup: ['true', 'docker run nosuchimage'] }, createMachine))).toThrow(
    'nosuchimage',
  );
});
