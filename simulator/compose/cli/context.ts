import { type CommandSpec, command } from '../../cli/command-spec';
import { bool } from '../../cli/flag-types';
import type { FlagSet, FlagValues, ParsedFlags } from '../../cli/flags';
import { CommandError, type CommandRun } from '../../docker/cli/command-run';
import type { Engine } from '../../docker/engine';
import type { Builder } from '../../dockerfile/build/solve';
import type { Run, Syscalls } from '../../kernel/syscalls';
import type { flags } from './compose';

export interface Host {
  readonly engine: Engine;
  readonly builder: Builder;
}

/** One call of Compose. */
export interface Context extends Host {
  readonly sys: Syscalls;
  readonly globals: FlagValues<typeof flags>;
}

/** Compose says `please`. */
export const help = bool({ hidden: true, short: 'h', shortDeprecated: 'please use --help' });

type Spec = Omit<CommandSpec<CommandRun>, 'flags' | 'run' | 'args'> & {
  /** How many arguments it takes at least. */
  readonly least?: number;
};

/** Describes a subcommand; all of them have --dry-run, which is not simulated. */
export const subcommand = <const F extends FlagSet>(
  host: Host,
  spec: Spec & { readonly flags: F },
  run: (context: Context, line: ParsedFlags<F>) => Run,
): CommandSpec<CommandRun> =>
  command<CommandRun, F>({
    completes: ['service'],
    ...(spec as Omit<Spec, 'commands'>),
    flags: { help, ...spec.flags, 'dry-run': bool({ usage: 'Execute command in dry run mode' }) },
    run: (line, outer) =>
      function* (sys) {
        const { values } = outer[1] as ParsedFlags<typeof flags>;
        const { least = 0 } = spec;
        if (line.args.length < least)
          throw new CommandError(`requires at least ${least} arg(s), only received ${line.args.length}`);
        if (values['dry-run'] || (line.values as Record<string, unknown>)['dry-run'])
          throw new CommandError("docker compose: '--dry-run' is not part of this simulation yet.");
        return yield* run({ ...host, sys, globals: values }, line);
      },
  });
