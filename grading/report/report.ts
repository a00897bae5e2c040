import { finish, type Steps } from '../battery/steps';
import type { EffectiveCommand } from '../effective-command';
import { drawProcesses, type ProcessDiagram } from '../explain/process-diagram';
import type { Files } from '../files';
import { type Answer, answers } from './answers';
import { type BuildWarning, buildWarnings } from './build-warnings';
import { observedFindings } from './observed-findings';
import type { Overrides } from './overrides';
import type { ProcessReport } from './process-report';
import { formOf, type Reading, readFiles, reportUnrun, scored } from './read-files';
import { type Trial, tryOut } from './trial';

/** A report, and what a reader wants with it. */
export interface Judgement {
  readonly report: ProcessReport;
  readonly answers: readonly Answer[];
  readonly warnings: readonly BuildWarning[];
  /** undefined when the Dockerfile can't be read. */
  readonly diagram: ProcessDiagram | undefined;
}

/** The process report of any folder with a Dockerfile. Never throws for what the files hold. */
export const report = (files: Files, overrides: Overrides = {}): ProcessReport =>
  finish(judgeSteps(files, overrides)).report;

export function* judgeSteps(files: Files, overrides: Overrides = {}): Steps<Judgement> {
  const reading = readFiles(files, overrides);
  if ('error' in reading) return judgement(reading, reportUnrun(reading, reading.error), files, overrides);
  const { command, findings } = reading;
  const trial = command.set ? yield* tryOut(files, command.set, overrides) : unknownBase(command);
  if (typeof trial === 'string') return judgement(reading, reportUnrun(reading, trial), files, overrides);
  const found: ProcessReport = {
    simulated: true,
    ...seen(trial),
    pid1: pid1Of(trial, command),
    ...scored([...findings, ...observedFindings(trial, command, findings)]),
  };
  return judgement(reading, found, files, overrides, trial);
}

/** The same from the files alone: fast enough to follow typing. */
export function judgeUnrun(files: Files, reason = ''): Judgement {
  const reading = readFiles(files);
  return judgement(reading, reportUnrun(reading, reason), files, {});
}

const judgement = (
  reading: Reading,
  made: ProcessReport,
  files: Files,
  { args: given = [] }: Overrides,
  { processes, stop }: Pick<Trial, 'processes' | 'stop'> = { processes: [], stop: undefined },
): Judgement => ({
  report: made,
  answers: answers(reading, made, files),
  warnings: buildWarnings(files['Dockerfile'] ?? ''),
  diagram: 'error' in reading ? undefined : drawProcesses({ ...reading, given, processes, stop }),
});

function seen({ processes, users, stop, zombies }: Trial): Pick<ProcessReport, 'processes' | 'stop' | 'zombies'> {
  return {
    processes: processes.map(({ pid, ppid, argv, state, uid }) => ({
      pid,
      ppid,
      argv,
      state,
      user: users.get(uid) ?? String(uid),
    })),
    stop: stop ? { signal: stop.signal, seconds: stop.seconds, exitCode: stop.exitCode } : null,
    zombies: zombies.after,
  };
}

const pid1Of = ({ processes, became }: Trial, command: EffectiveCommand): ProcessReport['pid1'] => ({
  argv: processes.find(({ pid }) => pid === 1)?.argv ?? became.at(-1) ?? command.argv,
  form: formOf(command),
});

const unknownBase = ({ base }: EffectiveCommand): string =>
  base === 'scratch'
    ? 'an image from scratch holds programs that can not be run here'
    : `the base image ${base} can not be run here; this is read from the files`;
