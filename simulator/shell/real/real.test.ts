import { describe, expect, it } from 'vitest';
import type { Program } from '../../kernel/syscalls';
import { coreutils } from '../../programs/coreutils/index';
import { runProgram } from '../../testing/run-program';
import { ash } from '../ash';
import { bash } from '../bash';
import { dash } from '../dash';
import answers from './answers.json';

// What real dash 0.5.12, bash 5.2 and busybox 1.35 answered (tooling/record-shells/answers.mjs), and what the simulated ones do.

interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | string;
}
interface Row {
  readonly script: string;
  readonly bash?: Answer;
  readonly dash?: Answer;
  readonly ash?: Answer;
}

const mask = (text: string): string =>
  text.replace(/\b\d{4,}\b/g, 'N').replace(/^(.*?: )? *\d+ (?=Killed|Terminated|Segm)/gm, '$1N ');
const remask = (text: string): string => text.replace(/^(.*?: )? *N (?=Killed|Terminated|Segm)/gm, '$1N ');

function run(name: 'bash' | 'dash' | 'ash', script: string): Answer {
  const programs: Record<string, Program> = { ...coreutils, bash, dash, sh: name === 'ash' ? ash : dash };
  const result = runProgram([name === 'ash' ? 'sh' : name, '-c', script], {
    programs,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    limit: 60_000,
  });
  return { stdout: mask(result.stdout), stderr: mask(result.stderr), status: result.status ?? 'none' };
}

describe.each(['bash', 'dash', 'ash'] as const)('%s', (name) => {
  const rows = (answers as readonly Row[]).filter((row) => row[name]);
  it.each(rows.map((row) => [row.script.slice(0, 100), row] as const))('%s', (_, row) => {
    const want = row[name];
    expect(run(name, row.script)).toEqual(
      want && { ...want, stdout: remask(want.stdout), stderr: remask(want.stderr) },
    );
  });
});
