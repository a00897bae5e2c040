import type { Scenario } from '@/grading/battery/scenario';
import type { Files } from '@/grading/files';
import type { RealPart } from '@/grading/kit/parts';
import type { Trial } from '@/grading/kit/verify-script';
import { appSources } from '@/simulator/programs/apps/sources';

/** One answer of cases/*.yaml, with what is done to it. */
export interface Case {
  readonly dockerfile: string;
  /** Names of the catalogue's applications beside it. */
  readonly apps?: readonly string[];
  readonly files?: Files;
  /** Default graceful.js. */
  readonly app?: string;
  /** Default 3000; 0 for none. */
  readonly port?: number;
  readonly args?: readonly string[];
  readonly run?: readonly string[];
  readonly memory?: string;
  readonly changed?: string;
  readonly environment?: { readonly set: string; readonly port?: number };
  readonly also?: readonly RealPart[];
}

export const filesOf = ({ dockerfile, apps = [], files = {} }: Case): Files => ({
  ...Object.fromEntries(apps.map((name) => [name, appSources[name] ?? ''])),
  ...files,
  Dockerfile: dockerfile,
});

export const scenarioOf = ({ app = 'graceful.js', port = 3000, args = [], run = [], ...rest }: Case): Scenario => ({
  app,
  port: port === 0 ? undefined : port,
  args,
  run,
  patience: 3,
  memory: rest.memory,
  changed: rest.changed,
  environment: rest.environment,
});

const always: readonly RealPart[] = [
  'settings',
  'orphan',
  'writes',
  'hangUp',
  'stop',
  'heard',
  'signals',
  'kills',
  'crashes',
  'readOnly',
];

export const partsOf = ({ args = [], also = [] }: Case): readonly RealPart[] => [
  ...always,
  ...(args.length > 0 ? (['arguments'] as const) : []),
  ...also,
];

export const trialOf = (name: string, one: Case): Trial => ({
  id: `validity/${name}`,
  scenario: scenarioOf(one),
  rubric: [],
  paths: Object.keys(filesOf(one)).sort(),
  also: partsOf(one),
});
