// What the browser remembers of one learner, by kind and name. All times are ms since 1970.
export type LessonRecord = { at: number; read?: boolean };
/** `beliefs`: misconceptions that some attempt showed. `verified`: the real Engine on which all of it held. */
export type ExerciseRecord = {
  at: number;
  best: number;
  passed: boolean;
  attempts: number;
  hints: number;
  beliefs?: string[];
  verified?: string;
};
export type PredictionRecord = { at: number; choice: number };
/** A causal chain put in order, or a trade-off weighed, without being shown the answer; named `lesson/anchor`. */
export type ExplainedRecord = { at: number; tries: number };
/** One item that comes back at growing intervals: a rep or a recall question. `later` counts right answers on a later day than the first. */
export type RecallRecord = {
  at: number;
  first: number;
  due: number;
  step: number;
  right: number;
  wrong: number;
  later: number;
};
/** What a lead asked for: lessons, and the last day, as YYYY-MM-DD. */
export type AssignmentRecord = { at: number; title: string; lessons: string[]; due: string };
export type DraftVersion = { at: number; text: string };
/** One file of one exercise, named `lesson/name:path`. `tab` is the tab that wrote it; `versions` what other tabs or an import wrote. */
export type DraftRecord = { at: number; text: string; tab: string; versions: DraftVersion[] };

export type Records = {
  lesson: LessonRecord;
  exercise: ExerciseRecord;
  prediction: PredictionRecord;
  explained: ExplainedRecord;
  recall: RecallRecord;
  assignment: AssignmentRecord;
  draft: DraftRecord;
};
export type Kind = keyof Records;
export type Snapshot = { [K in Kind]: Record<string, Records[K]> };

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
const isVersion = (value: unknown): value is DraftVersion =>
  isFields(value) && isCount(value.at) && typeof value.text === 'string';

const valid: { [K in Kind]: (fields: Fields) => boolean } = {
  lesson: ({ at, read }) => isCount(at) && (read === undefined || typeof read === 'boolean'),
  exercise: ({ at, best, passed, attempts, hints, beliefs, verified }) =>
    isCount(at) &&
    isCount(best) &&
    best <= 100 &&
    typeof passed === 'boolean' &&
    isCount(attempts) &&
    isCount(hints) &&
    (beliefs === undefined || isTexts(beliefs)) &&
    (verified === undefined || typeof verified === 'string'),
  prediction: ({ at, choice }) => isCount(at) && isCount(choice),
  explained: ({ at, tries }) => isCount(at) && isCount(tries),
  recall: ({ at, first, due, step, right, wrong, later }) => [at, first, due, step, right, wrong, later].every(isCount),
  assignment: ({ at, title, lessons, due }) =>
    isCount(at) && typeof title === 'string' && isTexts(lessons) && typeof due === 'string',
  draft: ({ at, text, tab, versions }) =>
    isCount(at) &&
    typeof text === 'string' &&
    typeof tab === 'string' &&
    Array.isArray(versions) &&
    versions.every(isVersion),
};

export const kinds = Object.keys(valid) as Kind[];

export const emptySnapshot = (): Snapshot => ({
  lesson: {},
  exercise: {},
  prediction: {},
  explained: {},
  recall: {},
  assignment: {},
  draft: {},
});

export const isRecord = <K extends Kind>(kind: K, value: unknown): value is Records[K] =>
  isFields(value) && valid[kind](value);

/** A kind may be missing: files from before it was kept have none. */
export function isSnapshot(value: unknown): value is Partial<Snapshot> {
  return (
    isFields(value) &&
    Object.keys(value).every((kind) => kinds.includes(kind as Kind)) &&
    kinds.every((kind) => {
      const group = value[kind] ?? {};
      return isFields(group) && Object.values(group).every((entry) => isRecord(kind, entry));
    })
  );
}
