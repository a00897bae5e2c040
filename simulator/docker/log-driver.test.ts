import { expect, it } from 'vitest';
import { emptyHostConfig } from './container-config';
import { checkLogConfig, openLogs, startLogDriver } from './log-driver';

const host = (logDriver: string, logOptions: Record<string, string> = {}) => ({
  ...emptyHostConfig,
  logDriver,
  logOptions,
});

it('refuses drivers and options that are none', () => {
  expect(() => checkLogConfig(host('nosuch'))).toThrow('error looking up logging plugin nosuch');
  expect(() => checkLogConfig(host('json-file', { nosuch: '1' }))).toThrow(
    "unknown log opt 'nosuch' for json-file log driver",
  );
  expect(() => checkLogConfig(host('none'))).not.toThrow();
});

it('reads values when the container starts', () => {
  expect(() => startLogDriver(host('json-file', { 'max-size': 'abc' }))).toThrow("invalid size: 'abc'");
  expect(() => startLogDriver(host('json-file', { 'max-file': '0', 'max-size': '1k' }))).toThrow(
    'max-file cannot be less than 1',
  );
});

it('keeps what fits into the files', () => {
  const logs = openLogs(host('json-file', { 'max-size': '1k', 'max-file': '3' }));
  for (let i = 1; i <= 100; i++) logs.write('stdout', `line ${i}\n`, 0);
  const entries = logs.from();
  expect(entries).toHaveLength(35);
  expect(entries[0]?.data).toBe('line 66\n');
  expect(logs.end).toBe(100);
});
