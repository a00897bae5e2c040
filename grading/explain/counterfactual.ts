import type { ClusterObserver } from '../battery/kubernetes/fetch-observer';
import type { Moment } from '../battery/moments';
import type { Observations, PartName } from '../battery/observations';
import type { Steps } from '../battery/steps';
import { checkNamed } from '../checks/check-named';
import type { ExerciseSpec } from '../exercise-spec';
import type { Files } from '../files';
import { examine, type Found, judge, type Report } from '../judge';
import { figuresOf } from './figures';
import { applyRepair } from './repairs/apply-repair';
import type { Repair } from './repairs/repair';
import { repairs } from './repairs/repairs';

/** What one run of the answer showed of a lost point. */
export interface Telling {
  readonly observed: string;
  /** The run in a few figures, as “10.2 s, 137”; '' where there are none. */
  readonly figures: string;
  readonly moments: readonly Moment[];
}

/** The learner's own files with the smallest repair that regains a lost point; both runs side by side. */
export interface Counterfactual {
  /** The check. */
  readonly id: string;
  /** What is changed, in order. */
  readonly says: readonly string[];
  /** The whole text of the files that change. */
  readonly files: Files;
  readonly before: Telling;
  readonly after: Telling;
}

/** Runs of repaired files that one report may cost. */
const MOST = 16;

interface Attempt {
  readonly says: readonly string[];
  readonly used: readonly string[];
  readonly files: Files;
  readonly found: Found;
  readonly report: Report;
}

/** For each lost point the smallest repair that was seen to regain it; points that no repair regains are left out. */
export function* counterfactuals(
  exercise: ExerciseSpec,
  files: Files,
  onCluster?: ClusterObserver,
): Steps<Counterfactual[]> {
  const found = yield* examine(exercise, files, onCluster);
  const first: Attempt = { says: [], used: [], files, found, report: judge(exercise, found) };
  const lost = new Set(first.report.checks.filter((one) => one.earned < one.points).map(({ id }) => id));
  const told = new Map<string, Counterfactual>();
  let round: readonly Attempt[] = [first];
  for (let runs = 0; round.length > 0 && told.size < lost.size && runs < MOST; ) {
    const next: Attempt[] = [];
    for (const attempt of round)
      for (const repair of repairs) {
        const missing = [...lost].filter((id) => !told.has(id));
        if (runs >= MOST || missing.length === 0 || !mayHelp(repair, attempt, missing)) continue;
        const repaired = applyRepair(repair, attempt.found, attempt.files);
        if (!repaired) continue;
        runs += 1;
        const tried = yield* examine(exercise, repaired, onCluster);
        const report = judge(exercise, tried);
        const one: Attempt = {
          says: [...attempt.says, repair.says],
          used: [...attempt.used, repair.id],
          files: repaired,
          found: tried,
          report,
        };
        for (const id of missing) if (isEarned(report, id)) told.set(id, compare(id, first, one, files));
        if (isWorthMore(report, attempt.report)) next.push(one);
      }
    round = next;
  }
  return [...lost].flatMap((id) => told.get(id) ?? []);
}

const mayHelp = (repair: Repair, { used }: Attempt, missing: readonly string[]): boolean =>
  !used.includes(repair.id) && missing.some((key) => repair.wins.includes(key.split(':')[0] ?? ''));

const isEarned = ({ checks }: Report, id: string): boolean =>
  checks.some((one) => one.id === id && one.earned === one.points);

/** A repair that loses other points leads nowhere; one that wins none may still be the first of two. */
const isWorthMore = (after: Report, before: Report): boolean =>
  before.checks.every((one) => one.earned === 0 || isEarned(after, one.id));

function compare(id: string, before: Attempt, after: Attempt, files: Files): Counterfactual {
  const changed = Object.entries(after.files).filter(([path, text]) => files[path] !== text);
  const [was, is] = [tell(id, before), tell(id, after)];
  // Figures that stayed the same say nothing.
  const same = was.figures === is.figures;
  return {
    id,
    says: after.says,
    files: Object.fromEntries(changed),
    before: same ? { ...was, figures: '' } : was,
    after: same ? { ...is, figures: '' } : is,
  };
}

function tell(key: string, { found, report }: Attempt): Telling {
  const [id = '', role] = key.split(':');
  const [part] = checkNamed(id).observes;
  const seen = seenOf(found, role, part);
  return {
    observed: report.checks.find((one) => one.id === key)?.observed ?? '',
    figures: seen ? figuresOf(seen, part) : '',
    moments: (part && seen?.moments?.[part]) ?? [],
  };
}

/** Of a stack the role that is named, else the first that the part was done to. */
function seenOf(found: Found, role: string | undefined, part: PartName | undefined): Observations | undefined {
  if (!('roles' in found)) return found.seen;
  const all =
    role === undefined ? [...found.roles.values()] : [found.roles.get(role)].filter((one) => one !== undefined);
  return all.find(({ seen }) => part && seen[part] !== undefined)?.seen;
}
