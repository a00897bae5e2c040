import { type CommandSpec, command } from '../../cli/command-spec';
import type { CommandRun } from './command-run';

/** A command that is only there for its subcommands. */
export const group = (
  name: string,
  short: string,
  commands: readonly CommandSpec<CommandRun>[],
  more: { readonly hidden?: boolean } = {},
): CommandSpec<CommandRun> =>
  command<CommandRun, Record<string, never>>({ use: name, short, flags: {}, commands, ...more });

/** One that the simulation has not: it says so, whatever follows. */
export const notSimulated = (
  name: string,
  short: string,
  more: { readonly plugin?: boolean; readonly group?: 'swarm'; readonly hidden?: boolean } = {},
): CommandSpec<CommandRun> =>
  command<CommandRun, Record<string, never>>({
    use: name,
    short,
    flags: {},
    commands: [],
    ...more,
    unknown: () => sorry(name),
    run: () =>
      function* (sys) {
        yield* sys.write(2, `${sorry(name)}\n`);
        return 1;
      },
  });

export const sorry = (name: string): string => `docker: '${name}' is not part of this simulation yet.`;

/** The same for a command that takes arguments. */
export const notSimulatedCommand = (use: string, short: string, instead: string): CommandSpec<CommandRun> =>
  command<CommandRun, Record<string, never>>({
    use,
    short,
    flags: {},
    interspersed: false,
    run: () =>
      function* (sys) {
        yield* sys.write(
          2,
          `${sorry(use.split(' ')[0] ?? '').replace('yet.', `yet${instead === '' ? '.' : `; ${instead}`}`)}\n`,
        );
        return 1;
      },
  });
