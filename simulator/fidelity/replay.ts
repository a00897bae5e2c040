import { createMachine, type Job, type Machine } from '../machine';

/** A scenario of the recordings: fidelity/README.md says what the fields mean. */
export interface Scenario {
  readonly files?: Readonly<Record<string, string>>;
  readonly apps?: readonly string[];
  readonly steps: readonly ({ readonly run: string; readonly compare?: string } | { readonly sleep: number })[];
}

export type ReplayedStep =
  | {
      readonly run: string;
      readonly stdout: string;
      readonly stderr: string;
      readonly exit: number;
      readonly seconds: number;
    }
  | { readonly sleep: number };

/** Virtual ms that one step may take. */
const LIMIT = 90_000;

/** Plays a scenario on a fresh machine. `apps`: the catalogue's sources by file name. */
export function replay(scenario: Scenario, apps: Readonly<Record<string, string>>): ReplayedStep[] {
  const files: Record<string, string> = {};
  for (const name of scenario.apps ?? []) {
    const source = apps[name];
    if (source === undefined) throw new Error(`unknown app: ${name}`);
    files[name] = source;
  }
  const machine = createMachine({ images: 'recorded', files: { ...files, ...scenario.files } });
  return scenario.steps.map((step): ReplayedStep => {
    if ('sleep' in step) {
      machine.advance(machine.now() + step.sleep * 1000);
      return { sleep: step.sleep };
    }
    return { run: step.run, ...finish(machine, machine.run(step.run)) };
  });
}

/** Runs a job to its end, or kills it at the limit. */
export function finish(machine: Machine, job: Job): { stdout: string; stderr: string; exit: number; seconds: number } {
  const end = machine.now() + LIMIT;
  while (!job.done && machine.now() < end) {
    const next = machine.nextEventAt();
    if (next === Infinity || next > end) break;
    machine.advance(next);
  }
  if (!job.done) {
    machine.advance(end);
    job.kill();
    for (let i = 0; i < 1000 && !job.done && machine.nextEventAt() <= end + 500; i++)
      machine.advance(machine.nextEventAt());
  }
  return { stdout: job.stdout, stderr: job.stderr, exit: job.exit ?? 137, seconds: Math.round(job.elapsed / 10) / 100 };
}
