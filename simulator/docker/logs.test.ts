import { expect, test } from 'vitest';
import { Logs } from './logs';

const text = (logs: Logs) => logs.from().map(({ stream, data }) => `${stream} ${data}`);

test('keeps whole lines of each stream, in the order they were completed', () => {
  const logs = new Logs();
  logs.write('stdout', 'one\ntw', 1);
  logs.write('stderr', 'oh\n', 2);
  logs.write('stdout', 'o\n', 3);
  expect(text(logs)).toEqual(['stdout one\n', 'stderr oh\n', 'stdout two\n']);
});

test('keeps the rest of a line when its stream ends', () => {
  const logs = new Logs();
  logs.write('stdout', 'prompt> ', 1);
  expect(logs.end).toBe(0);
  logs.flush('stdout', 2);
  expect(text(logs)).toEqual(['stdout prompt> ']);
});

test('cuts endless lines, forgets the oldest, and keeps the numbers of the others', () => {
  const logs = new Logs();
  for (let i = 0; i < 1000; i++) logs.write('stdout', 'x'.repeat(16384), i);
  expect(logs.size).toBeLessThanOrEqual(2 * 1024 * 1024);
  expect(logs.end).toBe(1000);
  expect(logs.from(999).map(({ at }) => at)).toEqual([999]);
});
