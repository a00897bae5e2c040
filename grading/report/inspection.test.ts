import { expect, it } from 'vitest';
import { finish } from '../battery/steps';
import { inspectSteps } from './inspection';

const compose = (...rows: string[]) =>
  `services:\n  web:\n    build: ./web\n${rows.map((row) => `    ${row}\n`).join('')}`;
const server = 'process.on("SIGTERM", () => process.exit(0));\nsetInterval(() => {}, 1000);\n';

function findingsOf(dockerfile: string, ...rows: string[]) {
  const files = { 'compose.yaml': compose(...rows), 'web/Dockerfile': dockerfile, 'web/server.js': server };
  return finish(inspectSteps(files)).judged[0]?.report.findings ?? [];
}
const from = 'FROM node:20-slim\nCOPY server.js .\nUSER node\n';

it.each([
  [
    'a command',
    `${from}CMD ["node", "server.js"]\n`,
    ['init: false', "command: sh -c 'node server.js'"],
    'shell-without-exec',
    5,
  ],
  [
    'a command behind the image’s init',
    `${from}RUN true\nENTRYPOINT ["env"]\n`,
    ['command: npm start'],
    'package-runner',
    4,
  ],
  [
    'an entrypoint',
    `${from}CMD ["node", "server.js"]\n`,
    ['entrypoint: ["sh", "-c", "node server.js"]'],
    'shell-without-exec',
    4,
  ],
  ['a stop signal', `${from}CMD ["node", "server.js"]\n`, ['stop_signal: SIGKILL'], 'stop-signal-kill', 4],
  ['a user', `${from}CMD ["node", "server.js"]\n`, ['user: root'], 'root-user', 4],
])('points at the line of the Compose file that sets %s', (_, dockerfile, rows, id, line) => {
  expect(findingsOf(dockerfile, ...rows)).toContainEqual(expect.objectContaining({ id, file: 'compose.yaml', line }));
});

it('points at the Dockerfile for what the Compose file leaves as it is', () => {
  const found = findingsOf(`${from}CMD node server.js\n`, 'init: false');
  expect(found).toContainEqual(expect.objectContaining({ id: 'shell-without-exec', file: 'web/Dockerfile', line: 4 }));
});

it('finds no fault with a CMD that nothing will read', () => {
  expect(findingsOf(`${from}CMD ['node', 'server.js']\n`, 'command: ["node", "server.js"]')).toEqual([]);
});

it('names the service where the line is somewhere else', () => {
  const files = {
    'compose.yaml': `services:\n  base:\n    build: ./web\n    command: sh -c 'node server.js'\n  web:\n    extends: base\n`,
    'web/Dockerfile': `${from}CMD ["node", "server.js"]\n`,
    'web/server.js': server,
  };
  const web = finish(inspectSteps(files)).judged.find(({ name }) => name === 'web');
  expect(web?.report.findings).toMatchObject([{ id: 'shell-without-exec', file: 'compose.yaml', line: 5 }]);
});
