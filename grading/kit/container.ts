import { programOf, type Scenario } from '../battery/scenario';
import { shellQuote } from '../battery/shell-quote';
import { afterwards, whileRunning } from './parts';
import type { Performance } from './performance';

/** One container: docker build, docker run, and what is wanted. */
export function performContainer(scenario: Scenario, wanted: ReadonlySet<string>): Performance {
  const running = whileRunning.filter((part) => wanted.has(part));
  const later = afterwards.filter((part) => wanted.has(part));
  return {
    settings: settings(scenario),
    functions: starting(scenario),
    files: [...(scenario.script === undefined ? [] : ['script']), 'start', ...running, ...later].map(
      (part) => `parts/${part}`,
    ),
    commands: [
      'part_start',
      'is build.ok yes || return 0',
      ...(running.length > 0
        ? [`if is start.running yes; then ${running.map((part) => `part_${part}`).join('; ')}; fi`]
        : []),
      ...later.map((part) => `part_${part}`),
    ],
  };
}

function settings({
  app,
  port,
  patience = 5,
  memory,
  changed,
  environment,
  writable = ['/tmp'],
  run,
  script,
  args,
}: Scenario): Performance['settings'] {
  const restarts = script !== undefined || run.some((word) => word.startsWith('--restart'));
  return {
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
}

const CLEAR = `clear_away() {
  [ -z "$c" ] || docker rm -fv "$c" > /dev/null 2>&1
  c=
}
`;

/** How a container is started: docker run, or the answer's own script that holds the line. */
function starting({ run, args, script }: Scenario): string {
  if (script !== undefined) return `${CLEAR}SCRIPT=${shellQuote(script)}\n`;
  const words = (list: readonly string[]) => list.map((word) => ` ${shellQuote(word)}`).join('');
  // An answer that leaks takes its container down, and not the learner's machine.
  const guard = [
    run.some((word) => /^(-m|--memory)/.test(word)) ? '' : ' -m 1g',
    run.some((word) => word.startsWith('--pids-limit')) ? '' : ' --pids-limit 500',
  ].join('');
  const line = `docker run -d --name "$tag-answer"${guard}${words(run)} "$@" "$image"`;
  return `${CLEAR}start_container() {\n  if [ -n "$arguments" ]; then ${line}${words(args)}; else ${line}; fi\n}\n`;
}
