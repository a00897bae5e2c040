import type { Machine, MachineOptions } from '@/simulator/machine';
import { runLine } from '../battery/run-line';
import type { Steps } from '../battery/steps';
import type { IncidentSpec } from './incident-spec';

/** Virtual ms that one line of the setup may take: a day. */
const LIMIT = 86_400_000;

/** The host as the person on call finds it. */
export interface OpenIncident {
  readonly machine: Machine;
  /** Events of the machine before the pager rang. */
  readonly before: number;
}

/** `create` makes the host: with a cluster, where the setup needs one. */
export function* openIncident(
  { files, setup }: Pick<IncidentSpec, 'files' | 'setup'>,
  create: (options: MachineOptions) => Machine,
): Steps<OpenIncident> {
  const machine = create({ files });
  for (const line of setup) {
    const { exit, stdout, stderr } = yield* runLine(machine, line, LIMIT);
    if (exit !== 0) throw new Error(`setup: ${line}: exit ${exit}: ${stdout}${stderr}`);
  }
  return { machine, before: machine.events.length };
}
