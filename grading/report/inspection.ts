import type { Steps } from '../battery/steps';
import type { Files } from '../files';
import { type Judgement, judgeSteps } from './report';
import { type Target, targetsOf } from './targets';

/** One image of a folder, judged; files and lines are those of the folder. */
export interface Judged extends Judgement {
  /** Of the Dockerfile, or of the service of the Compose file. */
  readonly name: string;
}

export interface Inspection {
  readonly judged: readonly Judged[];
  /** Why the Compose file can't be followed, in Compose's words. */
  readonly problem?: string;
}

/** Every image of a folder, as it would be started. Never throws for what the files hold. */
export function* inspectSteps(files: Files): Steps<Inspection> {
  const { targets, problem } = yield* targetsOf(files);
  const judged: Judged[] = [];
  for (const target of targets) judged.push(inFolder(target, yield* judgeSteps(target.files, target.overrides)));
  return { judged, ...(problem !== undefined && { problem }) };
}

function inFolder({ name, origin, overrides }: Target, { report, warnings, ...more }: Judgement): Judged {
  const placed = <Placed extends { readonly file: string }>(one: Placed): Placed =>
    one.file === overrides.from?.file ? one : { ...one, file: origin(one.file) };
  return {
    name,
    ...more,
    report: { ...report, findings: report.findings.map(placed) },
    warnings: warnings.map(placed),
  };
}
