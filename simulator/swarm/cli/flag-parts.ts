import type { FlagValues } from '../../cli/flags';
import { splitWords } from '../../compose/file/split-words';
import type { Healthcheck } from '../../docker/image';
import type { ContainerSpec, UpdateConfig } from '../spec';
import { defaultUpdate } from '../spec';
import type { serviceUpdateFlags } from './service-update-flags';

// What `service create` and `service update` read alike.

type Shared = FlagValues<typeof serviceUpdateFlags>;
export type Changed = ReadonlySet<string>;

/** Words of `--args` and `--entrypoint`, as a shell would take them apart. */
export const words = (text: string): readonly string[] => splitWords(text);

/** `update` or `rollback` settings: those before, with the flags that were given. */
export function readUpdate(
  values: Shared,
  changed: Changed,
  name: 'update' | 'rollback',
  before: UpdateConfig | undefined,
): UpdateConfig | undefined {
  const given = [...changed].some((flag) => flag.startsWith(`${name}-`));
  if (!given) return before;
  const base = before ?? defaultUpdate;
  const pick = <T>(flag: string, value: unknown, old: T): T => (changed.has(`${name}-${flag}`) ? (value as T) : old);
  return {
    parallelism: pick('parallelism', values[`${name}-parallelism`], base.parallelism),
    delay: pick('delay', values[`${name}-delay`], base.delay),
    failureAction: pick('failure-action', values[`${name}-failure-action`], base.failureAction),
    monitor: pick('monitor', values[`${name}-monitor`], base.monitor),
    maxFailureRatio: pick('max-failure-ratio', values[`${name}-max-failure-ratio`], base.maxFailureRatio),
    order: pick('order', values[`${name}-order`], base.order),
  };
}

const off: Healthcheck = { test: ['NONE'], interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };

export function readHealthcheck(
  values: Shared,
  changed: Changed,
  before: Healthcheck | undefined,
): Healthcheck | undefined {
  const given = [...changed].some((flag) => flag.startsWith('health-'));
  if (values['no-healthcheck']) {
    if (given) throw new Error('--no-healthcheck conflicts with --health-* options');
    return off;
  }
  if (!given) return before;
  const base = before && before.test[0] !== 'NONE' ? before : { ...off, test: [] };
  const command = values['health-cmd'];
  return {
    test: !changed.has('health-cmd') ? base.test : command === '' ? [] : ['CMD-SHELL', command],
    interval: changed.has('health-interval') ? values['health-interval'] : base.interval,
    timeout: changed.has('health-timeout') ? values['health-timeout'] : base.timeout,
    startPeriod: changed.has('health-start-period') ? values['health-start-period'] : base.startPeriod,
    startInterval: changed.has('health-start-interval') ? values['health-start-interval'] : base.startInterval,
    retries: changed.has('health-retries') ? values['health-retries'] : base.retries,
  };
}

/** `name:address` as a line of /etc/hosts. */
export function hostLine(text: string): string {
  const at = text.indexOf(':');
  return `${text.slice(at + 1)} ${text.slice(0, at)}`;
}

export function parseUlimit(text: string): ContainerSpec['ulimits'][number] {
  const [name = '', limits = ''] = text.split('=');
  const [soft = 0, hard = soft] = limits.split(':').map(Number);
  return { name, soft, hard };
}

export const capability = (text: string): string => {
  const name = text.toUpperCase();
  return name === 'ALL' || name.startsWith('CAP_') ? name : `CAP_${name}`;
};
