import { programOf } from '../battery/scenario';
import { shellQuote } from '../battery/shell-quote';
import type { StackScenario } from '../battery/stack/stack-scenario';
import type { StackPart } from '../battery/stack/stack-seen';
import { checkNamed } from '../checks/check-named';
import type { RubricItem } from '../exercise-spec';
import { afterwards, partsFor, whileRunning } from './parts';
import type { Performance } from './performance';

/** In the order in which the simulator does the same: what ends a stack comes late. */
const before: readonly StackPart[] = ['later', 'stopped', 'reordered', 'data', 'redeployed'];
const afterAll: readonly StackPart[] = ['scaled', 'job'];

/** A stack: docker compose up, what is done to the whole, and to the container of each role. */
export function performStack(scenario: StackScenario, asked: readonly RubricItem[]): Performance {
  const { compose, services, patience = 5, scale, redeploy, data, job } = scenario;
  const whole = new Set(asked.flatMap(({ id }): readonly StackPart[] => checkNamed(id).wants ?? []));
  const roles = Object.keys(services);
  const tried = roles.map((role) => {
    const wanted = partsFor(asked.filter((item) => item.of === undefined || item.of === role));
    return { role, parts: [...whileRunning, ...afterwards].filter((part) => wanted.has(part)) };
  });
  const done = before.filter((part) => whole.has(part));
  const last = afterAll.filter((part) => whole.has(part));
  const parts = [...new Set(tried.flatMap((one) => one.parts))];
  return {
    settings: {
      COMPOSE_FILE: compose,
      ROLES: roles.join(' '),
      PATIENCE: patience,
      SCALE_ROLE: scale?.service ?? '',
      SCALE_TO: scale?.to ?? '',
      REDEPLOY_ROLE: redeploy?.service ?? '',
      CHANGED: redeploy?.changed ?? '',
      DATA_ROLE: data?.service ?? '',
      DATA_WRITE: data?.write ?? '',
      DATA_READ: data?.read ?? '',
      JOB_ROLE: job?.service ?? '',
      JOB_COUNT: job?.count ?? '',
      MEMORY: '',
      CRASH_OPTIONS: '',
    },
    functions: settingsOf(services),
    files: [
      'parts/start',
      ...['own', 'members', 'up', ...done, ...last].map((part) => `stack/${part}`),
      ...parts.map((part) => `parts/${part}`),
    ],
    commands: [
      'stack_up',
      ...done.map((part) => `stack_${part}`),
      ...tried.flatMap((one) =>
        one.parts.length > 0
          ? [`try_role ${shellQuote(one.role)} ${one.parts.map((part) => `part_${part}`).join(' ')}`]
          : [],
      ),
      ...last.map((part) => `stack_${part}`),
    ],
  };
}

function settingsOf(services: StackScenario['services']): string {
  const cases = Object.entries(services).map(
    ([role, { app, port, published }]) =>
      `    ${shellQuote(role)}) APP=${shellQuote(app)} APP_PROGRAM=${shellQuote(programOf(app))} PORT=${shellQuote(String(port ?? ''))} PUBLISHED=${shellQuote(String(published ?? ''))} ;;\n`,
  );
  return `settings_of() {\n  case $1 in\n${cases.join('')}  esac\n}\n`;
}
