import { expect, it } from 'vitest';
import { decodeUtf8, utf8 } from '../../../bytes';
import type { Program } from '../../../kernel/syscalls';
import { dash } from '../../../shell/dash';
import { runProgram } from '../../../testing/run-program';
import { coreutils } from '../../coreutils/index';
import { python3 } from '../python3';
import answers from './answers.json';

const programs: Record<string, Program> = { ...coreutils, python3, sh: dash };

// What CPython 3.11 printed, standard error behind standard output; nothing in these differs in 3.13.
it.each(answers)('$source', ({ source, printed }) => {
  const files = { 'tmp/x.py': utf8(source) };
  const { stdout, stderr } = runProgram(['python3', '/tmp/x.py'], { programs, files, env: { PATH: '/usr/bin' } });
  expect(decodeUtf8(stdout + stderr)).toBe(printed);
});
