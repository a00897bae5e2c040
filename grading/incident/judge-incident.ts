import { runLine } from '../battery/run-line';
import type { Steps } from '../battery/steps';
import type { CheckReport, Report } from '../judge';
import { misconceptions } from '../misconceptions/misconceptions';
import { bandOf } from '../report/score-findings';
import type { Casebook } from './casebook';
import type { Cause, Clue, IncidentSpec, Probe } from './incident-spec';
import type { OpenIncident } from './open-incident';

/** Virtual ms that a probe may take. */
const LIMIT = 600_000;

type Judged = Pick<CheckReport, 'id' | 'title' | 'points' | 'earned' | 'essential' | 'observed' | 'why' | 'next'>;

/** Closes the incident: what was seen in time, which causes were named in which order, and whether the host is mended. */
export function* judgeIncident(
  spec: IncidentSpec,
  { machine }: OpenIncident,
  book: Casebook,
  named: readonly string[],
): Steps<Report> {
  const seen = spec.evidence.map((clue) => judgeClue(clue, book));
  const diagnosis = judgeDiagnosis(spec, named);
  const repaired: Judged[] = [];
  for (const probe of spec.repair) {
    const { stdout, stderr, seconds } = yield* runLine(machine, probe.run, LIMIT);
    repaired.push(judgeProbe(probe, stdout + stderr, seconds));
  }
  const judged = [...seen, diagnosis, ...repaired];
  const score = judged.reduce((sum, { earned }) => sum + earned, 0);
  const isRight = spec.causes.find(({ id }) => id === named.at(-1))?.right ?? false;
  return {
    score,
    band: bandOf(score),
    passed: isRight && repaired.every(({ essential, earned, points }) => !essential || earned === points),
    checks: judged.map((one) => asCheck(one, spec.explainedIn)),
    diagram: undefined,
    tradeOff: undefined,
    misconceptions: beliefsOf(spec.causes, named),
  };
}

const held = { why: null, next: null };

function judgeClue({ id, title, points, where }: Clue, book: Casebook): Judged {
  const note = book.notes().find((one) => one.id === id);
  const act = book.act();
  const base = { id, title, points, essential: false };
  if (note?.inTime) return { ...base, earned: points, observed: `Seen with \`${oneLine(note.command)}\`.`, ...held };
  const lost = { ...base, earned: 0, why: where };
  if (note)
    return {
      ...lost,
      observed: `Seen, but after \`${act?.container}\` was ${act?.done}.`,
      next: 'It was still there to be seen, by luck. What a container knows is often gone once it is touched: look first.',
    };
  if (act)
    return {
      ...lost,
      observed: `Not seen before \`${act.container}\` was ${act.done}.`,
      next: 'Acting is human when the pager rings. A minute of looking first keeps what the next person needs; start the incident again to try it.',
    };
  return { ...lost, observed: 'Not seen.', next: 'Start the incident again to look for it; the score keeps the best.' };
}

function judgeDiagnosis({ causes, diagnosis: points }: IncidentSpec, named: readonly string[]): Judged {
  const base = { id: 'diagnosis', title: 'The cause is named', points, essential: true };
  const at = named.findIndex((id) => causes.find((cause) => cause.id === id)?.right);
  const first = causes.find(({ id }) => id === named[0]);
  if (at === 0) return { ...base, earned: points, observed: `“${first?.text}”, at once.`, ...held };
  const earned = at === 1 ? Math.floor(points / 2) : 0;
  const next =
    at < 0
      ? 'Hold each answer against the evidence: which one does it rule out?'
      : 'Found in the end. One look more, before naming it, would have kept all points.';
  if (!first)
    return {
      ...base,
      earned,
      observed: 'No cause was named.',
      why: 'A repair without a cause is a guess that held.',
      next,
    };
  return { ...base, earned, observed: `The first answer was “${first.text}”.`, why: first.because, next };
}

function judgeProbe(
  { id, title, points, essential, prints, within, why, next }: Probe,
  output: string,
  seconds: number,
): Judged {
  const said = output.trim().split('\n').at(-1)?.trim() ?? '';
  const observed = `${said === '' ? 'Nothing was printed' : `\`${said.slice(0, 120)}\``}, after ${seconds} s.`;
  const holds = new RegExp(prints, 'm').test(output) && seconds <= (within ?? Number.POSITIVE_INFINITY);
  const base = { id, title, points, essential, observed };
  return holds ? { ...base, earned: points, ...held } : { ...base, earned: 0, why, next };
}

const asCheck = (one: Judged, lesson: string): CheckReport => ({
  ...one,
  kind: one.earned === one.points ? 'celebratory' : one.essential ? 'essential' : 'actionable',
  lesson,
  also: [],
  file: null,
  line: null,
});

function beliefsOf(causes: readonly Cause[], named: readonly string[]): Report['misconceptions'] {
  const ids = new Set(causes.filter(({ id }) => named.includes(id)).flatMap(({ belief }) => belief ?? []));
  return [...ids].flatMap((id) => {
    const one = misconceptions.get(id);
    return one ? [{ id, belief: one.belief, refutation: one.refutation }] : [];
  });
}

const oneLine = (command: string): string =>
  (command.length > 60 ? `${command.slice(0, 59)}…` : command).replaceAll('\n', ' ');
