// What the browser remembers of one learner, by kind and name. All times are ms since 1970.
export type LessonRecord = { at: number; read?: boolean };
export type ExerciseRecord = { at: number; best: number; passed: boolean; attempts: number; hints: number };
export type PredictionRecord = { at: number; choice: number };
export type DraftVersion = { at: number; text: string };
/** One file of one exercise, named `lesson/name:path`. `tab` is the tab that wrote it; `versions` what other tabs or an import wrote. */
export type DraftRecord = { at: number; text: string; tab: string; versions: DraftVersion[] };

export type Records = {
  lesson: LessonRecord;
  exercise: ExerciseRecord;
  prediction: PredictionRecord;
  draft: DraftRecord;
};
export type Kind = keyof Records;
export type Snapshot = { [K in Kind]: Record<string, Records[K]> };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isVersion = (value: unknown): value is DraftVersion =>
  isFields(value) && isCount(value.at) && typeof value.text === 'string';

const valid: { [K in Kind]: (fields: Fields) => boolean } = {
  lesson: ({ at, read }) => isCount(at) && (read === undefined || typeof read === 'boolean'),
  exercise: ({ at, best, passed, attempts, hints }) =>
    isCount(at) && isCount(best) && best <= 100 && typeof passed === 'boolean' && isCount(attempts) && isCount(hints),
  prediction: ({ at, choice }) => isCount(at) && isCount(choice),
  draft: ({ at, text, tab, versions }) =>
    isCount(at) &&
    typeof text === 'string' &&
    typeof tab === 'string' &&
    Array.isArray(versions) &&
    versions.every(isVersion),
};

export const kinds = Object.keys(valid) as Kind[];

export const emptySnapshot = (): Snapshot => ({ lesson: {}, exercise: {}, prediction: {}, draft: {} });

export const isRecord = <K extends Kind>(kind: K, value: unknown): value is Records[K] =>
  isFields(value) && valid[kind](value);

export function isSnapshot(value: unknown): value is Snapshot {
  return (
    isFields(value) &&
    Object.keys(value).every((kind) => kinds.includes(kind as Kind)) &&
    kinds.every((kind) => {
      const group = value[kind];
      return isFields(group) && Object.values(group).every((entry) => isRecord(kind, entry));
    })
  );
}
