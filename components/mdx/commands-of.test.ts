import { expect, it } from 'vitest';
import { commandsOf } from './commands-of';
import { isRunnable } from './runnable';

it('takes the commands of a transcript and leaves the output', () => {
  const text = '$ docker stop app\napp\n$ cat <<EOF\n> one\n> EOF\none\n> not typed\n$ exit\n';
  expect(commandsOf('console', text)).toEqual(['docker stop app', 'cat <<EOF\none\nEOF', 'exit']);
});

it('takes all of a script', () => {
  expect(commandsOf('bash', 'docker ps\ndocker images\n')).toEqual(['docker ps\ndocker images']);
});

it('runs shells and nothing else', () => {
  expect(isRunnable('console')).toBe(true);
  expect(isRunnable('dockerfile')).toBe(false);
  expect(isRunnable('sh')).toBe(true);
  expect(isRunnable('sh', true)).toBe(false);
});
