import { createMachine } from '@/simulator/machine';
import { runLine } from '../battery/run-line';
import type { Steps } from '../battery/steps';
import type { Report } from '../judge';
import { openCasebook } from './casebook';
import type { IncidentSpec, Walk } from './incident-spec';
import { judgeIncident } from './judge-incident';
import { openIncident } from './open-incident';

export interface Played {
  readonly report: Report;
  /** What each command printed. */
  readonly printed: readonly string[];
}

/** An incident from the pager to its close, without anybody at the terminal. */
export function* playWalk(spec: IncidentSpec, { run, causes }: Walk): Steps<Played> {
  const incident = yield* openIncident(spec, createMachine);
  const book = openCasebook(spec, incident);
  const printed: string[] = [];
  for (const [at, command] of run.entries()) {
    book.look([{ key: String(at), command, output: '' }]);
    const { stdout, stderr } = yield* runLine(incident.machine, command);
    printed.push(stdout + stderr);
    book.look([{ key: String(at), command, output: stdout + stderr }]);
  }
  return { report: yield* judgeIncident(spec, incident, book, causes), printed };
}
