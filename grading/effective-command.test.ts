import { expect, it } from 'vitest';
import { effectiveCommand } from './effective-command';

const resolve = (text: string, args: string[] = []) => {
  const command = effectiveCommand(text, { args });
  if ('error' in command) throw new Error(command.error);
  return command;
};
const sh = (text: string) => ['/bin/sh', '-c', text];

// The table that the recording build-entrypoint-cmd-table.json holds.
it.each([
  ['none, exec', 'CMD ["echo", "cmd-exec"]', ['echo', 'cmd-exec'], ['arg']],
  ['none, shell', 'CMD echo cmd-shell', sh('echo cmd-shell'), ['arg']],
  ['exec, exec', 'ENTRYPOINT ["echo", "entry"]\nCMD ["cmd"]', ['echo', 'entry', 'cmd'], ['echo', 'entry', 'arg']],
  ['exec, shell', 'ENTRYPOINT ["echo", "entry"]\nCMD cmd', ['echo', 'entry', ...sh('cmd')], ['echo', 'entry', 'arg']],
  ['shell, exec', 'ENTRYPOINT echo entry\nCMD ["cmd"]', [...sh('echo entry'), 'cmd'], [...sh('echo entry'), 'arg']],
  ['shell, shell', 'ENTRYPOINT echo entry\nCMD cmd', [...sh('echo entry'), ...sh('cmd')], [...sh('echo entry'), 'arg']],
  ['exec, none', 'ENTRYPOINT ["echo", "entry"]', ['echo', 'entry'], ['echo', 'entry', 'arg']],
  ['shell, none', 'ENTRYPOINT echo entry', sh('echo entry'), [...sh('echo entry'), 'arg']],
])('puts together %s', (_, lines, plain, withArgument) => {
  expect(resolve(`FROM scratch\n${lines}\n`).argv).toEqual(plain);
  expect(resolve(`FROM scratch\n${lines}\n`, ['arg']).argv).toEqual(withArgument);
});

it.each(['["node","server.js",]', '["node","server.js"] # web', `["node", 'server.js']`])(
  'reads %s as shell form',
  (written) => {
    const { cmd, argv } = resolve(`FROM node:20-slim\nCMD ${written}\n`);
    expect(cmd).toMatchObject({ form: 'shell', line: 2, written });
    expect(argv).toEqual(['docker-entrypoint.sh', ...sh(written)]);
  },
);

it('takes what the base image brings, until an ENTRYPOINT drops its CMD', () => {
  expect(resolve('FROM node:20-slim').argv).toEqual(['docker-entrypoint.sh', 'node']);
  expect(resolve('FROM node:20-slim\nENTRYPOINT ["node", "x.js"]').argv).toEqual(['node', 'x.js']);
  expect(resolve('FROM nginx:1.26').stopSignal).toBe('SIGQUIT');
  expect(resolve('FROM example.org/own').set).toBeUndefined();
});

it('follows stages, SHELL, ARG and ENV', () => {
  const text =
    'ARG V=20\nFROM node:$V-slim AS base\nSHELL ["/bin/bash", "-c"]\nENV WHO=node\nFROM base\nUSER $WHO\nCMD node x\n';
  expect(resolve(text)).toMatchObject({
    base: 'node:20-slim',
    set: 'hub',
    user: 'node',
    userPlace: { file: 'Dockerfile', line: 6 },
  });
  expect(resolve(text).argv).toEqual(['docker-entrypoint.sh', '/bin/bash', '-c', 'node x']);
});

it('says what can not be read', () => {
  expect(effectiveCommand('')).toMatchObject({ error: expect.any(String) });
  expect(effectiveCommand('FROM a\nHELLO')).toMatchObject({ line: 2 });
});
