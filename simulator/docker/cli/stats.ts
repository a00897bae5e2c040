import { command } from '../../cli/command-spec';
import { bool, string } from '../../cli/flag-types';
import { bytesSize } from '../../cli/human';
import { GoStruct } from '../../cli/template/value';
import type { Cgroup } from '../../kernel/cgroup';
import { TOTAL_MEMORY } from '../../kernel/procfs-system';
import type { Container } from '../container';
import type { Engine } from '../engine';
import { ask, print } from './call';
import type { CommandRun } from './command-run';
import { tableFormatHelp } from './format-help';
import { showRows } from './show-rows';

const flags = {
  all: bool({ short: 'a', usage: 'Show all containers (default shows just running)' }),
  format: string({ usage: tableFormatHelp }),
  'no-stream': bool({ usage: 'Disable streaming stats and only pull the first result' }),
  'no-trunc': bool({ usage: 'Do not truncate output' }),
};

const headers = {
  Container: 'CONTAINER',
  ID: 'CONTAINER ID',
  Name: 'NAME',
  CPUPerc: 'CPU %',
  MemUsage: 'MEM USAGE / LIMIT',
  MemPerc: 'MEM %',
  NetIO: 'NET I/O',
  BlockIO: 'BLOCK I/O',
  PIDs: 'PIDS',
};
const columns = ['ID', 'Name', 'CPUPerc', 'MemUsage', 'MemPerc', 'NetIO', 'BlockIO', 'PIDs'];
/** ms between two looks at the counters. */
const PERIOD = 1000;

export const statsCommand = (engine: Engine) =>
  command<CommandRun, typeof flags>({
    use: 'stats [OPTIONS] [CONTAINER...]',
    short: 'Display a live stream of container(s) resource usage statistics',
    aliasLine: 'docker container stats, docker stats',
    completes: ['running'],
    flags,
    run: ({ values, args }) =>
      function* (sys) {
        yield* ask(sys, () => args.map((name) => engine.require(name)));
        for (;;) {
          const chosen =
            args.length > 0
              ? args.flatMap((name) => engine.find(name) ?? [])
              : [...engine.containers.values()].reverse().filter(({ state }) => values.all || state.running);
          const before = new Map(chosen.map((container) => [container, container.sandbox?.cgroup.cpu ?? 0]));
          yield* sys.sleep(PERIOD);
          const rows = chosen
            .filter(({ removed }) => !removed)
            .map((container) => statsRow(container, before.get(container) ?? 0, !values['no-trunc']));
          const text = showRows({ columns, headers, rows }, values.format);
          yield* print(sys, values['no-stream'] ? text : `\x1b[H${text.replaceAll('\n', '\x1b[K\n')}\x1b[J`);
          if (values['no-stream']) return 0;
        }
      },
  });

function statsRow(container: Container, cpuBefore: number, truncate: boolean): GoStruct {
  const cgroup: Cgroup | undefined = container.sandbox?.cgroup;
  const limit = Math.min(cgroup?.memoryLimit ?? TOTAL_MEMORY, TOTAL_MEMORY);
  const procs = [...(cgroup?.procs ?? [])].filter(({ alive }) => alive);
  // A process that never said how much it uses counts with what ps shows for it.
  // Before a group passes its limit, the kernel drops pages of files.
  const memory = Math.min(
    limit,
    procs.reduce((sum, { rss }) => sum + (rss || 600 * 1024), 0),
  );
  const percent = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)}%`;
  const id = truncate ? container.shortId : container.id;
  return new GoStruct('*formatter.statsContext', {
    BlockIO: '0B / 0B',
    CPUPerc: percent((cgroup?.cpu ?? cpuBefore) - cpuBefore, PERIOD),
    Container: id,
    ID: id,
    MemPerc: cgroup ? percent(memory, limit) : '0.00%',
    MemUsage: cgroup ? `${bytesSize(memory)} / ${bytesSize(limit)}` : '0B / 0B',
    Name: container.name,
    NetIO: '0B / 0B',
    PIDs: String(pidsOf(cgroup)),
  });
}

/** Threads of the living, and zombies, which hold a number, too; a group never has more than its limit. */
function pidsOf(cgroup: Cgroup | undefined): number {
  if (!cgroup) return 0;
  const held = [...cgroup.procs].reduce((sum, { alive, threads }) => sum + (alive ? threads : 1), 0);
  return Math.min(cgroup.pidsLimit, held);
}
