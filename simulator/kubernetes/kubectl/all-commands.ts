import { apply } from './commands/apply';
import { annotate, autoscale, cordon, expose, label, patch, scale, set, uncordon } from './commands/change';
import { create } from './commands/create';
import { remove } from './commands/delete';
import { describe } from './commands/describe';
import { diff } from './commands/diff';
import { exec } from './commands/exec';
import { get } from './commands/get';
import { apiResources, clusterInfo, config, explain, top, version } from './commands/information';
import { logs } from './commands/logs';
import { portForward } from './commands/port-forward';
import { rollout } from './commands/rollout';
import { debug, run } from './commands/run';
import { wait } from './commands/wait';
import type { Command } from './kubectl';
import { KubectlError } from './kubectl-error';

const absent = [
  'attach',
  'auth',
  'certificate',
  'cp',
  'drain',
  'edit',
  'events',
  'kustomize',
  'proxy',
  'replace',
  'taint',
  'completion',
  'options',
  'plugin',
  'api-versions',
];

/** What kubectl has, and what is not there to be had here. */
export const commands: readonly Command[] = [
  create,
  expose,
  run,
  set,
  explain,
  get,
  remove,
  rollout,
  scale,
  autoscale,
  clusterInfo,
  top,
  cordon,
  uncordon,
  describe,
  logs,
  exec,
  portForward,
  debug,
  diff,
  apply,
  patch,
  wait,
  label,
  annotate,
  apiResources,
  config,
  version,
  ...absent.map(
    (name): Command => ({
      name,
      *run() {
        throw new KubectlError(`error: kubectl ${name} is not part of the simulation`);
      },
    }),
  ),
];
