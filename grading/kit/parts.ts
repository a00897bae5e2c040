import type { PartName } from '../battery/observations';
import { checkNamed } from '../checks/check-named';
import type { RubricItem } from '../exercise-spec';

/** The shell files under kit/shell, by path without .sh. */
export type Shell = Readonly<Record<string, string>>;

/** Parts of the battery as a real Docker is given them: those of the simulator, and what only a signal that stays pending shows. */
export type RealPart = Exclude<PartName, 'context' | 'twice' | 'rollout' | 'badRollout'> | 'heard' | 'signals';

/** In this order, on the first container; the last ends it. */
export const whileRunning: readonly RealPart[] = ['settings', 'orphan', 'writes', 'flood', 'hangUp', 'stop'];

/** Each begins with a container of its own, or needs none. */
export const afterwards: readonly RealPart[] = [
  'heard',
  'signals',
  'arguments',
  'kills',
  'crashes',
  'reloaded',
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

/** What has to be done for these lines of the rubric. */
export const partsFor = (asked: readonly RubricItem[]): ReadonlySet<string> =>
  new Set(asked.flatMap(({ id }): readonly string[] => [...checkNamed(id).observes, ...(more[id] ?? [])]));
