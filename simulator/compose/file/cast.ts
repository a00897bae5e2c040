import { readBool } from './bool-text';
import { invalidFile } from './compose-error';
import { isMap, type Json, type JsonMap } from './json';

const integers = new Set([
  'scale',
  'deploy.replicas',
  'healthcheck.retries',
  'oom_score_adj',
  'pids_limit',
  'mem_swappiness',
]);
const booleans = new Set([
  'init',
  'tty',
  'stdin_open',
  'privileged',
  'read_only',
  'oom_kill_disable',
  'healthcheck.disable',
  'build.no_cache',
  'build.pull',
]);

/** Text in the place of a number or a boolean becomes one. `frown` is told about YAML 1.1's booleans. */
export function castService(name: string, service: JsonMap, frown: (text: string) => void): JsonMap {
  const walk = (value: JsonMap, prefix: string): JsonMap =>
    Object.fromEntries(
      Object.entries(value).map(([key, one]): [string, Json] => {
        const path = `${prefix}${key}`;
        if (isMap(one)) return [key, walk(one, `${path}.`)];
        if (typeof one !== 'string') return [key, one];
        const fail = (why: string) =>
          invalidFile(`error while interpolating services.${name}.${path}: failed to cast to expected type: ${why}`);
        if (integers.has(path)) {
          if (!/^[+-]?\d+$/.test(one)) throw fail(`strconv.Atoi: parsing ${JSON.stringify(one)}: invalid syntax`);
          return [key, Number(one)];
        }
        if (!booleans.has(path)) return [key, one];
        const truth = readBool(one);
        if (truth === undefined) throw fail(`invalid boolean: ${one}`);
        if (!/^(true|false)$/i.test(one))
          frown(`"${one}" for boolean is not supported by YAML 1.2, please use \`${truth}\``);
        return [key, truth];
      }),
    );
  return walk(service, '');
}
