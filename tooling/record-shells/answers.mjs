// Runs every script of scripts.txt with the real shells of this machine and writes what they answered to answers.json.
// Scripts are separated by lines of `---`; a first line `# only: bash ash` limits the shells. Debian with dash, bash and busybox.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const shells = { bash: ['/bin/bash', 'bash'], dash: ['/bin/dash', 'dash'], ash: ['/bin/busybox', 'sh'] };
const scripts = readFileSync(new URL('../../simulator/shell/real/scripts.txt', import.meta.url), 'utf8')
  .split(/^---\n/m)
  .map((s) => s.replace(/\n$/, ''));
const mask = (text) => text.replace(/\b\d{4,}\b/g, 'N').replace(/^( *)\d+ (?=Killed|Terminated|Segm)/gm, 'N ');
const answers = scripts.map((text) => {
  const only = /^# only: (.*)\n/.exec(text)?.[1].split(' ') ?? Object.keys(shells);
  const script = text.replace(/^# only: .*\n/, '');
  const row = { script };
  for (const name of only) {
    const cwd = mkdtempSync(join(tmpdir(), 'shell-'));
    const [path, argv0] = shells[name];
    const run = spawnSync(path, ['-c', script], {
      argv0,
      cwd,
      input: '',
      env: { PATH: '/usr/bin:/bin', HOME: '/root', LC_ALL: 'C' },
      timeout: 20000,
    });
    rmSync(cwd, { recursive: true });
    row[name] = {
      stdout: mask(run.stdout.toString('latin1')).replaceAll(cwd, '/tmp'),
      stderr: mask(run.stderr.toString('latin1')).replaceAll(cwd, '/tmp'),
      status: run.status ?? 128 + constants.signals[run.signal],
    };
  }
  return row;
});
writeFileSync(
  new URL('../../simulator/shell/real/answers.json', import.meta.url),
  `${JSON.stringify(answers, null, 1)}\n`,
);
