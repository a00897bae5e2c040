import { finish, type Steps } from '../battery/steps';
import { type EffectiveCommand, effectiveCommand } from '../effective-command';
import type { Files } from '../files';
import type { Finding } from '../findings/rule';
import { findAll } from '../findings/rules';
import { followStartup } from '../startup/startup';
import { observedFindings } from './observed-findings';
import type { ProcessReport } from './process-report';
import { bandOf, scoreOf } from './score-findings';
import { type Trial, tryOut } from './trial';

/** The process report of any folder with a Dockerfile. Never throws for what the files hold. */
export const report = (files: Files): ProcessReport => finish(reportSteps(files));

export function* reportSteps(files: Files): Steps<ProcessReport> {
  const command = effectiveCommand(files['Dockerfile'] ?? '');
  if ('error' in command) return unreadable(command.error, command.line);
  const startup = followStartup(command, files);
  const findings = findAll({ files, command, startup });
  const told = { pid1: { argv: startup.pid1, form: formOf(command) }, findings };
  const trial = command.set ? yield* tryOut(files, command.set) : unknownBase(command);
  if (typeof trial === 'string')
    return { simulated: false, reason: trial, processes: [], stop: null, zombies: 0, ...scored(told) };
  return {
    simulated: true,
    ...seen(trial),
    ...scored({ pid1: pid1Of(trial, command), findings: [...findings, ...observedFindings(trial, command, findings)] }),
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

const scored = (told: Pick<ProcessReport, 'pid1'> & { findings: readonly Finding[] }) => {
  const score = scoreOf(told.findings);
  return { ...told, score, band: bandOf(score) };
};

const pid1Of = ({ processes, became }: Trial, command: EffectiveCommand): ProcessReport['pid1'] => ({
  argv: processes.find(({ pid }) => pid === 1)?.argv ?? became.at(-1) ?? command.argv,
  form: formOf(command),
});

/** Of the file's own ENTRYPOINT, else of its CMD; what a base image brings is in exec form. */
function formOf({ entrypoint, cmd }: EffectiveCommand): 'exec' | 'shell' {
  const own = entrypoint?.line ? entrypoint : cmd?.line ? cmd : undefined;
  return own?.form ?? 'exec';
}

const unknownBase = ({ base }: EffectiveCommand): string =>
  base === 'scratch'
    ? 'an image from scratch holds programs that can not be run here'
    : `the base image ${base} can not be run here; this is read from the files`;

function unreadable(error: string, line: number | null): ProcessReport {
  const finding: Finding = {
    id: 'unreadable',
    severity: 'essential',
    file: 'Dockerfile',
    line,
    message: error,
    why: 'BuildKit can not read the file, so there is no image.',
    fix: 'Change the line that the message names.',
  };
  return {
    simulated: false,
    reason: error,
    pid1: { argv: [], form: 'exec' },
    processes: [],
    stop: null,
    zombies: 0,
    findings: [finding],
    score: 0,
    band: 'F',
  };
}
