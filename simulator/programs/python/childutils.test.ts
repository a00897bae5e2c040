import { expect, it } from 'vitest';
import { dash } from '../../shell/dash';
import { runProgram } from '../../testing/run-program';
import { coreutils } from '../coreutils/index';
import { python3 } from './python3';

const source = `from supervisor import childutils
import sys
headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
sys.stderr.write(headers['eventname'] + '|' + payload + '|' + childutils.get_headers(payload)['processname'])
childutils.listener.ok()
`;
const run = (files: Record<string, string>) =>
  runProgram(
    [
      'sh',
      '-c',
      "printf 'ver:3.0 len:28 eventname:PROCESS_STATE_FATAL\\nprocessname:web groupname:we' | python3 /x.py",
    ],
    {
      programs: { ...coreutils, python3, sh: dash },
      files: { 'x.py': source, ...files },
      limit: 20_000,
    },
  );

it('speaks the protocol of event listeners, where supervisor is installed', () => {
  const { stdout, stderr } = run({ 'usr/bin/supervisord': 'x' });
  expect(stdout).toBe('READY\nRESULT 2\nOK');
  expect(stderr).toBe('PROCESS_STATE_FATAL|processname:web groupname:we|web');
  expect(run({}).stderr).toContain("ModuleNotFoundError: No module named 'supervisor'");
});
