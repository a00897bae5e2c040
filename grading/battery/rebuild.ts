import type { Bench } from './bench';
import { runLine } from './run-line';
import type { Steps } from './steps';

export interface BuildStep {
  /** `RUN npm ci` */
  readonly text: string;
  readonly cached: boolean;
  readonly seconds: number;
}

/** The image was built again after one file had changed. */
export interface RebuildSeen {
  readonly changed: string;
  readonly steps: readonly BuildStep[];
  /** Virtual seconds. */
  readonly seconds: number;
}

export function* rebuild({ machine, scenario, files }: Bench): Steps<RebuildSeen | undefined> {
  const { changed } = scenario;
  const before = changed === undefined ? undefined : files[changed];
  if (changed === undefined || before === undefined) return undefined;
  machine.files.write(changed, `${before}${changed.endsWith('.py') ? '# ' : '// '}changed\n`);
  const { stderr, seconds } = yield* runLine(machine, `docker build --progress plain -t changed .`);
  machine.files.write(changed, before);
  return { changed, steps: readSteps(stderr), seconds };
}

// "#7 [build 3/5] RUN npm ci", then "#7 CACHED" or "#7 DONE 0.8s".
function readSteps(progress: string): BuildStep[] {
  const steps = new Map<string, BuildStep>();
  for (const row of progress.split('\n')) {
    const [, vertex = '', rest = ''] = /^#(\d+) (.*)$/.exec(row) ?? [];
    const text = /^\[(?:\S+ +)?\d+\/\d+\] (.*)$/.exec(rest)?.[1];
    const step = steps.get(vertex);
    if (text !== undefined && !text.startsWith('FROM ')) steps.set(vertex, { text, cached: false, seconds: 0 });
    else if (step && rest === 'CACHED') steps.set(vertex, { ...step, cached: true });
    else if (step && rest.startsWith('DONE '))
      steps.set(vertex, { ...step, seconds: Number.parseFloat(rest.slice(5)) });
  }
  return [...steps.values()];
}
