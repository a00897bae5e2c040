import type { HostConfig } from './container-config';
import { DaemonError, PluginNotFound } from './daemon-error';
import { Logs } from './logs';

const drivers = 'awslogs etwlogs fluentd gcplogs gelf journald json-file local logentries none splunk syslog'.split(
  ' ',
);
const common = ['mode', 'max-buffer-size', 'cache-disabled', 'cache-max-size', 'cache-max-file', 'cache-compress'];
const options: Readonly<Record<string, readonly string[]>> = {
  'json-file': ['max-file', 'max-size', 'compress', 'labels', 'labels-regex', 'env', 'env-regex', 'tag', ...common],
  local: ['max-file', 'max-size', 'compress', ...common],
};

/** What the daemon asks when a container is made. */
export function checkLogConfig({ logDriver, logOptions }: HostConfig): void {
  if (!drivers.includes(logDriver))
    throw new PluginNotFound(`error looking up logging plugin ${logDriver}: plugin "${logDriver}" not found`);
  for (const name of Object.keys(logOptions))
    if (options[logDriver] && !options[logDriver].includes(name))
      throw new DaemonError(`unknown log opt '${name}' for ${logDriver} log driver`);
}

/** What it finds out only when a container starts. */
export function startLogDriver({ logDriver, logOptions }: HostConfig): void {
  const fail = (why: string): never => {
    throw new DaemonError(`failed to create task for container: failed to initialize logging driver: ${why}`);
  };
  if (logDriver === 'syslog') fail('Unix syslog delivery error');
  if (logDriver === 'journald') fail('journald is not enabled on this host');
  if (logDriver === 'none') return;
  if (logDriver !== 'json-file' && logDriver !== 'local') fail(`${logDriver} is not part of this simulation`);
  const { 'max-size': size, 'max-file': files } = logOptions;
  if (size !== undefined && readSize(size) === undefined) fail(`invalid size: '${size}'`);
  if (files === undefined) return;
  if (!/^[+-]?\d+$/.test(files)) fail(`strconv.Atoi: parsing "${files}": invalid syntax`);
  if (Number(files) < 1) fail('max-file cannot be less than 1');
}

/** `10m`: units of a thousand. */
function readSize(text: string): number | undefined {
  const [, number = '', unit = ''] = /^(-?\d+(?:\.\d+)?) ?([kmgtp]?)i?b?$/i.exec(text) ?? [];
  return number === '' ? undefined : Number(number) * 1000 ** ' kmgtp'.indexOf(unit.toLowerCase() || ' ');
}

/** json-file keeps as many files of that size as were asked for; the others' limits are out of a lesson's reach. */
export function openLogs({ logDriver, logOptions }: HostConfig): Logs {
  const size = readSize(logOptions['max-size'] ?? '');
  if (logDriver !== 'json-file' || size === undefined || size <= 0) return new Logs();
  return new Logs({ size, files: Math.max(1, Number(logOptions['max-file'] ?? 1) || 1) });
}
