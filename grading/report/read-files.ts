import type { EffectiveCommand } from '../effective-command';
import type { Files } from '../files';
import type { Finding } from '../findings/rule';
import { findAll } from '../findings/rules';
import { readCommand } from '../startup/read-command';
import type { Startup } from '../startup/startup';
import type { Overrides } from './overrides';
import type { ProcessReport } from './process-report';
import { bandOf, scoreOf } from './score-findings';

/** What the files alone say, before anything runs; `error` in BuildKit's words when there is no image in them. */
export type Reading =
  | { readonly command: EffectiveCommand; readonly startup: Startup; readonly findings: readonly Finding[] }
  | { readonly error: string; readonly line: number | null };

export function readFiles(files: Files, overrides: Overrides = {}): Reading {
  const read = readCommand(files, overrides);
  if ('error' in read) return read;
  const { command, startup } = read;
  return { command, startup, findings: findAll({ files, command, startup }) };
}

/** The report of what was read and not run: fast enough to follow typing. */
export const reportUnrun = (reading: Reading, reason: string): ProcessReport => ({
  simulated: false,
  reason,
  processes: [],
  stop: null,
  zombies: 0,
  ...('error' in reading
    ? { pid1: { argv: [], form: 'exec' as const }, ...scored([unreadable(reading)]) }
    : {
        pid1: { argv: reading.startup.pid1, form: formOf(reading.command) },
        ...scored(reading.findings),
      }),
});

export const scored = (findings: readonly Finding[]) => {
  const score = scoreOf(findings);
  return { findings, score, band: bandOf(score) };
};

/** Of the file's own ENTRYPOINT, else of its CMD; what a base image brings is in exec form. */
export function formOf({ entrypoint, cmd }: EffectiveCommand): 'exec' | 'shell' {
  const own = entrypoint?.line ? entrypoint : cmd?.line ? cmd : undefined;
  return own?.form ?? 'exec';
}

const unreadable = ({ error, line }: { error: string; line: number | null }): Finding => ({
  id: 'unreadable',
  severity: 'essential',
  file: 'Dockerfile',
  line,
  message: error,
  why: 'BuildKit can not read the file, so there is no image.',
  fix: 'Change the line that the message names.',
});
