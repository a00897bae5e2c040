import type { KubernetesScenario } from './battery/kubernetes/kubernetes-scenario';
import type { Observations } from './battery/observations';
import type { ProcessSeen } from './battery/processes';
import { programOf, type Scenario } from './battery/scenario';
import { runs, shownName } from './battery/stack/members';
import { asScenario, type StackObserved } from './battery/stack/observe-stack';
import { serviceFiles } from './battery/stack/service-files';
import type { PartsScenario, StackScenario } from './battery/stack/stack-scenario';
import type { StackSeen } from './battery/stack/stack-seen';
import type { EffectiveCommand } from './effective-command';
import type { Files } from './files';
import type { Overrides } from './report/overrides';
import { readCommand } from './startup/read-command';
import type { Startup } from './startup/startup';

/** Everything a check or a belief's detector may look at. */
export interface Evidence {
  /** Of the build context, the Dockerfile under this name. */
  readonly files: Files;
  readonly scenario: Scenario;
  readonly seen: Observations;
  /** undefined when the Dockerfile can't be read. */
  readonly command: EffectiveCommand | undefined;
  readonly startup: Startup | undefined;
  /** The application's own process. */
  readonly app: ProcessSeen | undefined;
  /** Of an answer of several containers. */
  readonly stack?: StackEvidence;
}

export interface StackEvidence {
  readonly scenario: PartsScenario;
  /** What says which parts there are: the Compose file, or the manifest. */
  readonly file: string;
  /** What is scaled and replaced as one. */
  readonly unit: 'container' | 'Pod';
  readonly seen: StackSeen;
  /** All files of the answer. */
  readonly files: Files;
  /** The role whose container this is about; undefined for the whole. */
  readonly role?: string;
  /** Where a file of the role's build context stands in the answer. */
  origin(path: string): string;
}

export function evidence(files: Files, scenario: Scenario, seen: Observations, overrides?: Overrides): Evidence {
  const read = readCommand(files, overrides);
  const started = 'error' in read ? { command: undefined, startup: undefined } : read;
  const program = programOf(scenario.app);
  const living = (seen.processes ?? []).filter(({ state }) => state !== 'Z');
  const running = living.filter(({ argv: [name = ''] }) => shownName(name) === program);
  // Of several node processes the one that runs this file; of a master and its workers the master.
  const app = running.find(({ argv }) => runs(argv, scenario.app)) ?? running.at(-1);
  return { files, scenario, seen, ...started, app };
}

/** What was seen of a whole stack, and of the container of each role. */
export interface StackFound {
  readonly whole: Evidence;
  readonly roles: ReadonlyMap<string, Evidence>;
}

export function stackEvidence(
  files: Files,
  scenario: StackScenario | KubernetesScenario,
  found: StackObserved,
): StackFound {
  const { stack, services, builds } = found;
  const common = {
    scenario,
    seen: stack,
    files,
    ...('manifest' in scenario
      ? { file: scenario.manifest, unit: 'Pod' as const }
      : { file: scenario.compose, unit: 'container' as const }),
  };
  const roles = Object.keys(scenario.services).map((role) => {
    const service = stack.roles[role]?.[0]?.service ?? role;
    const own = serviceFiles(files, builds[service] ?? {});
    const one = evidence(
      own.files,
      asScenario(scenario, role),
      services[role] ?? nothing(stack),
      builds[service]?.overrides,
    );
    return [role, { ...one, stack: { ...common, role, origin: own.origin } }] as const;
  });
  const whole = evidence({}, { app: '', run: [], args: [] }, nothing(stack));
  return { whole: { ...whole, stack: { ...common, origin: (path) => path } }, roles: new Map(roles) };
}

const nothing = ({ up }: StackSeen): Observations => ({ build: { ok: up.ok, error: up.error, line: null } });
