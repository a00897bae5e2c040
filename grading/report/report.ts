import { finish, type Steps } from '../battery/steps';
import type { EffectiveCommand } from '../effective-command';
import type { Files } from '../files';
import { observedFindings } from './observed-findings';
import type { Overrides } from './overrides';
import type { ProcessReport } from './process-report';
import { formOf, readFiles, reportUnrun, scored } from './read-files';
import { type Trial, tryOut } from './trial';

/** The process report of any folder with a Dockerfile. Never throws for what the files hold. */
export const report = (files: Files, overrides: Overrides = {}): ProcessReport => finish(reportSteps(files, overrides));

export function* reportSteps(files: Files, overrides: Overrides = {}): Steps<ProcessReport> {
  const reading = readFiles(files, overrides);
  if ('error' in reading) return reportUnrun(reading, reading.error);
  const { command, findings } = reading;
  const trial = command.set ? yield* tryOut(files, command.set, overrides) : unknownBase(command);
  if (typeof trial === 'string') return reportUnrun(reading, trial);
  return {
    simulated: true,
    ...seen(trial),
    pid1: pid1Of(trial, command),
    ...scored([...findings, ...observedFindings(trial, command, findings)]),
  };
}

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
