import type { PartName } from '../battery/observations';
import { programOf, type Scenario } from '../battery/scenario';
import { shellQuote } from '../battery/shell-quote';
import type { Settable } from '../checks/check';
import type { RubricItem } from '../exercise-spec';
import { checkNamed } from '../grade';

/** The shell files under kit/shell, by path without .sh. */
export type Shell = Readonly<Record<string, string>>;

/** Parts of the battery as a real Docker is given them: those of the simulator, and what only a signal that stays pending shows. */
export type RealPart = Exclude<PartName, 'context' | 'twice' | 'reloaded'> | 'heard' | 'signals';

export interface Trial {
  /** LESSON/NAME */
  readonly id: string;
  readonly scenario: Scenario;
  readonly rubric: readonly RubricItem[];
  /** Of the answer, sorted. */
  readonly paths: readonly string[];
  /** What is done beside what the rubric asks for. */
  readonly also?: readonly RealPart[];
}

const whileRunning: readonly RealPart[] = ['settings', 'orphan', 'writes', 'flood', 'hangUp', 'stop'];
const afterwards: readonly RealPart[] = [
  'heard',
  'signals',
  'arguments',
  'kills',
  'crashes',
  'memory',
  'environment',
  'readOnly',
  'health',
  'image',
  'rebuild',
];

/** What a check looks at on a real Docker beside what it observes in the simulator. */
const more: Readonly<Record<string, readonly RealPart[]>> = {
  'app-is-pid-1': ['heard'],
  'stop-reaches-every-process': ['heard', 'stop'],
};

/** Checks that a real Docker is asked; the others read the files, which are the same here and there. */
export const isAsked = ({ id }: Pick<RubricItem, 'id'>, shell: Shell): boolean => shell[`checks/${id}`] !== undefined;

/** verify.sh: the battery, with as much of it as the rubric needs. */
export function verifyScript(trial: Trial, shell: Shell): string {
  const asked = trial.rubric.filter((item) => isAsked(item, shell));
  const wanted = new Set<string>([
    ...asked.flatMap(({ id }) => [...checkNamed(id).observes, ...(more[id] ?? [])]),
    ...(trial.also ?? []),
  ]);
  const running = whileRunning.filter((part) => wanted.has(part));
  const later = afterwards.filter((part) => wanted.has(part));
  const parts = ['start', ...running, ...later].map((part) => shell[`parts/${part}`] ?? '');
  const checks = [...new Set(asked.map(({ id }) => id))].map((id) => shell[`checks/${id}`] ?? '');
  return [
    '#!/bin/sh\n# Builds and runs the files in answer/ on this machine’s Docker, and does to the container what the exercise asks for.',
    settings(trial),
    shell['frame'],
    starting(trial.scenario),
    ...parts,
    ...checks,
    `perform() {\n  part_start\n  is build.ok yes || return 0${running.length > 0 ? `\n  if is start.running yes; then ${running.map((part) => `part_${part}`).join('; ')}; fi` : ''}${later.map((part) => `\n  part_${part}`).join('')}\n}\n`,
    `verdict() {\n  :\n${asked.map(asking).join('')}}\n`,
    shell['main'],
  ].join('\n');
}

function settings({ id, scenario, paths }: Trial): string {
  const { app, port, patience = 5, memory, changed, environment, writable = ['/tmp'], run, script, args } = scenario;
  const restarts = script !== undefined || run.some((word) => word.startsWith('--restart'));
  const values = {
    EXERCISE: id,
    FILES: paths.join(' '),
    APP: app,
    APP_PROGRAM: programOf(app),
    PORT: port ?? '',
    PATIENCE: patience,
    MEMORY: memory ?? '',
    CHANGED: changed ?? '',
    ENV_SET: environment?.set ?? '',
    ENV_PORT: environment?.port ?? '',
    TMPFS: writable.map((folder) => `--tmpfs ${folder}`).join(' '),
    CRASH_OPTIONS: restarts ? '' : '--restart on-failure',
    LAST_ARGUMENT: args.at(-1) ?? '',
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${shellQuote(String(value))}\n`)
    .join('');
}

/** How a container is started: docker run, or the answer's own script that holds the line. */
function starting({ run, args, script }: Scenario): string {
  if (script !== undefined)
    return `start_container() {\n  docker tag "$image" answer\n  (cd "$here/answer" && sh ${shellQuote(script)}) > /dev/null && docker ps -lq --no-trunc\n}\n`;
  const words = (list: readonly string[]) => list.map((word) => ` ${shellQuote(word)}`).join('');
  // An answer that leaks takes its container down, and not the learner's machine.
  const guard = [
    run.some((word) => /^(-m|--memory)/.test(word)) ? '' : ' -m 1g',
    run.some((word) => word.startsWith('--pids-limit')) ? '' : ' --pids-limit 500',
  ].join('');
  const line = `docker run -d --name "$tag-answer"${guard}${words(run)} "$@" "$image"`;
  return `start_container() {\n  if [ -n "$arguments" ]; then ${line}${words(args)}; else ${line}; fi\n}\n`;
}

function asking(item: RubricItem): string {
  const check = checkNamed(item.id);
  const values = Object.values({ ...check.takes, ...item.with } satisfies Settable).flat();
  return `  ask ${[item.id, check.needs, ...values.map((value) => quote(value))].join(' ')}\n`;
}

/** Patterns become POSIX's: \d is written out. */
const quote = (value: string | number): string =>
  shellQuote(String(value).replaceAll('\\d', '[0-9]').replaceAll('(?:', '('));
