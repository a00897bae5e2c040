import type { Observations } from './battery/observations';
import type { ProcessSeen } from './battery/processes';
import { programOf, type Scenario } from './battery/scenario';
import { type EffectiveCommand, effectiveCommand } from './effective-command';
import type { Files } from './files';
import { programName } from './startup/shell-of';
import { followStartup, type Startup } from './startup/startup';

/** Everything a check or a belief's detector may look at. */
export interface Evidence {
  readonly files: Files;
  readonly scenario: Scenario;
  readonly seen: Observations;
  /** undefined when the Dockerfile can't be read. */
  readonly command: EffectiveCommand | undefined;
  readonly startup: Startup | undefined;
  /** The application's own process. */
  readonly app: ProcessSeen | undefined;
}

export function evidence(files: Files, scenario: Scenario, seen: Observations): Evidence {
  const read = effectiveCommand(files['Dockerfile'] ?? '');
  const command = 'error' in read ? undefined : read;
  const program = programOf(scenario.app);
  const running = (seen.processes ?? []).filter(
    ({ argv: [name = ''], state }) => programName(name) === program && state !== 'Z',
  );
  return { files, scenario, seen, command, startup: command && followStartup(command, files), app: running.at(-1) };
}
