import { describe, expect, it } from 'vitest';
import { bash } from '../shell/bash';
import { runProgram } from '../testing/run-program';
import { coreutils } from './coreutils/index';
import recorded from './differential.json';
import { text } from './text/index';

// What GNU's tools on Debian answered to the same lines in the same folder (LC_ALL=C, TZ=UTC).
const programs = { bash, sh: bash, ...coreutils, ...text };
const setup = (recorded.files as [string, string][]).map(([path, data]): [string, string] => [`tmp/w/${path}`, data]);

/** Pids are the machine's own. */
const plain = (text: string): string => text.replace(/(?<=line 1: ) *\d+(?= Killed)/g, ' PID');

describe('the small tools answer as the real ones did', () => {
  it.each(recorded.cases.map((c) => [c.run, c] as const))('%s', (_, c) => {
    const run = runProgram(['bash', '-c', c.run], {
      programs,
      files: Object.fromEntries(setup),
      cwd: '/tmp/w',
      stdin: c.stdin ?? '',
    });
    expect({ stdout: run.stdout, stderr: plain(run.stderr), status: run.status }).toEqual({
      stdout: c.stdout,
      stderr: plain(c.stderr),
      status: c.status,
    });
  });
});
