import { expect, it } from 'vitest';
import { runProgram } from '../../testing/run-program';
import { spawnerPy } from '../apps/sources/spawner-py';
import { python3 } from './python3';

it('ends with a traceback when no process can be made', () => {
  const { stderr, status } = runProgram(['python3', '/tmp/spawner.py'], {
    programs: { python3 },
    files: { 'tmp/spawner.py': spawnerPy },
    limit: 20_000,
    during: (kernel) => {
      kernel.rootCgroup.pidsLimit = 5;
    },
  });
  expect(stderr).toContain('File "/tmp/spawner.py", line 6, in <module>\n');
  expect(stderr).toMatch(/BlockingIOError: \[Errno 11\] Resource temporarily unavailable\n$/);
  expect(status).toBe(1);
});
