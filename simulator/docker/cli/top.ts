import { command } from '../../cli/command-spec';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError } from '../daemon-error';
import type { Engine } from '../engine';
import { processTable } from '../top';
import { ask, print } from './call';
import type { CommandRun } from './command-run';

export const topCommand = (engine: Engine) =>
  command<CommandRun, Record<string, never>>({
    use: 'top CONTAINER [ps OPTIONS]',
    short: 'Display the running processes of a container',
    aliasLine: 'docker container top, docker top',
    args: { min: 1 },
    interspersed: false,
    completes: ['running', 'none'],
    flags: {},
    run:
      ({ args: [name = '', ...options] }) =>
      (sys) =>
        show(sys, engine, name, options),
  });

function* show(sys: Syscalls, engine: Engine, name: string, options: readonly string[]): Run {
  const sandbox = yield* ask(sys, () => {
    const container = engine.require(name);
    if (container.state.restarting)
      throw new DaemonError(`Container ${container.id} is restarting, wait until the container is running`);
    if (!container.sandbox) throw new DaemonError(`container ${container.id} is not running`);
    engine.event(container, 'top');
    return container.sandbox;
  });
  yield* print(sys, padColumns(yield* processTable(sys, sandbox, options)));
  return 0;
}

/** Columns of at least twenty. */
function padColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(20, ...rows.map((row) => (row[i] ?? '').length + 3)));
  return rows
    .map((row) => `${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 20))).join('')}\n`)
    .join('');
}
