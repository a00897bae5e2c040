// Writes trees.json: which processes each real shell has while a `sleep 3` of the script runs. The shell itself is `sh`.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const shells = { bash: ['/bin/bash', 'bash'], dash: ['/bin/dash', 'dash'], ash: ['/bin/busybox', 'sh'] };
const scripts = readFileSync(new URL('../../simulator/shell/real/trees.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('\\n', '\n'));

function tree(root) {
  const children = new Map();
  const names = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, comm, rest] = /^\d+ \((.*)\) (.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'));
      names.set(pid, ['bash', 'dash', 'busybox'].includes(comm) ? 'sh' : comm);
      const ppid = rest.split(' ')[1];
      children.set(ppid, [...(children.get(ppid) ?? []), pid]);
    } catch {}
  }
  const show = (pid) => {
    const below = (children.get(pid) ?? []).sort((a, b) => a - b).map(show);
    return (names.get(pid) ?? 'gone') + (below.length > 0 ? `(${below.join(',')})` : '');
  };
  return show(String(root));
}

async function observe([path, argv0], script) {
  const child = spawn(path, ['-c', script], { argv0, detached: true, stdio: 'ignore' });
  await sleep(1500);
  const seen = tree(child.pid);
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {}
  return seen;
}

const rows = [];
for (let i = 0; i < scripts.length; i += 4) {
  rows.push(
    ...(await Promise.all(
      scripts.slice(i, i + 4).map(async (script) => {
        const seen = await Promise.all(Object.values(shells).map((shell) => observe(shell, script)));
        return { script, bash: seen[0], dash: seen[1], ash: seen[2] };
      }),
    )),
  );
}
writeFileSync(new URL('../../simulator/shell/real/trees.json', import.meta.url), `${JSON.stringify(rows, null, 1)}\n`);
