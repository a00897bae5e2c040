import { describe, expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import type { Program } from '../../kernel/syscalls';
import { bash } from '../../shell/bash';
import { runProgram } from '../../testing/run-program';
import { coreutils } from '../coreutils/index';
import { supervisorctl } from './supervisorctl';
import { supervisord } from './supervisord';

const programs: Record<string, Program> = {
  ...coreutils,
  bash,
  sh: bash,
  supervisord: (sys, argv) => supervisord(sys, ['/usr/bin/supervisord', ...argv.slice(1)]),
  supervisorctl: (sys, argv) => supervisorctl(sys, ['/usr/bin/supervisorctl', ...argv.slice(1)]),
};
const HEAD = `[supervisord]
nodaemon=true
user=root
logfile=/dev/null
logfile_maxbytes=0
pidfile=/tmp/s.pid
[unix_http_server]
file=/tmp/s.sock
[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
[supervisorctl]
serverurl=unix:///tmp/s.sock
`;
/** Its log without the times; SIGTERM at `stopAt` ms. */
function daemon(config: string, stopAt = 20_000, files: Record<string, string> = {}) {
  const run = runProgram(['supervisord', '-c', '/s.conf'], {
    programs,
    files: { 's.conf': HEAD + config, ...files },
    asInit: true,
    limit: 60_000,
    during: (kernel, proc) => kernel.clock.at(kernel.clock.now + stopAt, () => kernel.post(proc, signals.TERM)),
  });
  const log = run.stdout.replace(/^[\d-]+ [\d:,]+ /gm, '').replace(/pid \d+/g, 'pid N');
  return { ...run, log };
}

describe('supervisord looks after programs', () => {
  it('starts again what must not end, and gives up after startretries', () => {
    const { log, status } = daemon("[program:web]\ncommand=sh -c 'exit 4'\nstartretries=1\n");
    expect(log.match(/spawned: 'web'/g)).toHaveLength(2);
    expect(log).toContain('INFO gave up: web entered FATAL state, too many start retries too quickly');
    expect(status).toBe(0);
  });

  it('leaves an expected exit alone, and starts an unexpected one again', () => {
    expect(daemon("[program:job]\ncommand=sh -c 'sleep 2; exit 7'\nexitcodes=7\n").log.match(/spawned/g)).toHaveLength(
      1,
    );
    expect(
      daemon("[program:job]\ncommand=sh -c 'sleep 2; exit 7'\n", 9000).log.match(/spawned/g)?.length,
    ).toBeGreaterThan(2);
    expect(
      daemon("[program:job]\ncommand=sh -c 'sleep 2; exit 7'\nautorestart=false\n").log.match(/spawned/g),
    ).toHaveLength(1);
  });

  it('starts by priority and stops the other way round', () => {
    const { log } = daemon(
      '[program:b]\ncommand=sleep 99\npriority=1\n[program:a]\ncommand=sleep 99\npriority=2\n',
      5000,
    );
    expect(log.match(/spawned: '\w'/g)).toEqual(["spawned: 'b'", "spawned: 'a'"]);
    expect(log.match(/stopped: \w/g)).toEqual(['stopped: a', 'stopped: b']);
  });

  it('kills after stopwaitsecs what does not stop', () => {
    const { log } = daemon(
      '[program:deaf]\ncommand=sh -c \'trap "" TERM; while :; do sleep 1; done\'\nstopwaitsecs=2\n',
      4000,
    );
    expect(log).toMatch(/WARN killing 'deaf' \(\d+\) with SIGKILL/);
    expect(log).toContain('WARN stopped: deaf (terminated by SIGKILL)');
  });

  it('passes output on, expands names and runs numprocs copies', () => {
    const { stdout, log } = daemon(
      '[program:w]\ncommand=echo copy %(process_num)d of %(program_name)s at %(here)s\nprocess_name=%(program_name)s_%(process_num)02d\nnumprocs=2\nstartsecs=0\nautorestart=false\nenvironment=PLACE=home\nstdout_logfile=/dev/fd/1\nstdout_logfile_maxbytes=0\n',
      4000,
    );
    expect(log).toContain("spawned: 'w_00'");
    expect(stdout).toContain('copy 1 of w at /\n');
  });
});

it('numbers the events that a listener waits for', () => {
  const { stderr } = daemon(
    "[program:web]\ncommand=sh -c 'exit 4'\nstartretries=0\n[eventlistener:l]\ncommand=sh -c 'echo READY; read line; echo \"$line\" >&2; sleep 99'\nevents=PROCESS_STATE_FATAL\nstderr_logfile=/dev/fd/2\nstderr_logfile_maxbytes=0\n",
  );
  expect(stderr).toMatch(/serial:0 pool:l poolserial:0 eventname:PROCESS_STATE_FATAL/);
});

describe('supervisord refuses a configuration in its own words', () => {
  const refusal = (config: string): string =>
    runProgram(['supervisord', '-c', '/s.conf'], { programs, files: { 's.conf': config } }).stderr.split('\n')[0] ?? '';

  it.each([
    ['command=x\n', 'Error: File contains no section headers.'],
    ['[supervisord]\n[program:a]\n', 'Error: program section program:a does not specify a command in section'],
    [
      '[supervisord]\n[program:a]\ncommand=x\nnumprocs=2\n',
      'Error: %(process_num) must be present within process_name',
    ],
    [
      '[supervisord]\n[program:a]\ncommand=x %(ENV_Q)s\n',
      "Error: Format string 'x %(ENV_Q)s' for 'program:a.command' contains names ('ENV_Q')",
    ],
    [
      '[supervisord]\n[group:g]\nprograms=a,b\n[program:a]\ncommand=x\n',
      'Error: [program:a] names unknown program or fcgi-program b',
    ],
  ])('%j', (config, words) => {
    expect(refusal(config)).toContain(words);
  });
});

it('supervisorctl waits a turn of the loop for a start, none for a stop', () => {
  const script = `supervisord -c /s.conf > /dev/null & sleep 4
t() { a=$(date +%s%3N); supervisorctl -c /s.conf "$@"; b=$(date +%s%3N); echo $(( (b - a + 250) / 500 )); }
t stop one; t start one; t stop nosuch; supervisorctl -c /s.conf shutdown; wait`;
  const { stdout } = runProgram(['bash', '-c', script], {
    programs,
    files: { 's.conf': `${HEAD}[program:one]\ncommand=sleep 99\n[program:two]\ncommand=sleep 99\n` },
    limit: 60_000,
  });
  expect(stdout).toBe('one: stopped\n0\none: started\n2\nnosuch: ERROR (no such process)\n0\nShut down\n');
});
