import { type CommandPart, type EffectiveCommand, effectiveCommand } from '../effective-command';
import type { Files } from '../files';
import { type Overrides, runWords } from '../report/overrides';
import { followStartup, type Startup } from './startup';

/** What a container starts with, and how that goes on; `error` in BuildKit's words when there is no image in the files. */
export type CommandRead =
  | { readonly command: EffectiveCommand; readonly startup: Startup }
  | { readonly error: string; readonly line: number | null };

export function readCommand(files: Files, overrides: Overrides = {}): CommandRead {
  const { args } = runWords(overrides);
  const [entrypoint] = overrides.entrypoint ?? [];
  const read = effectiveCommand(files['Dockerfile'] ?? '', { args, ...(entrypoint !== undefined && { entrypoint }) });
  if ('error' in read) return read;
  const command = {
    ...read,
    ...override(overrides),
    ...(overrides.init && { argv: ['/sbin/docker-init', '--', ...read.argv] }),
  };
  return { command, startup: followStartup(command, files) };
}

/** What is given from outside stands in the place of what the Dockerfile says, and somewhere else. */
function override({ entrypoint, args, stopSignal, user, from }: Overrides): Partial<EffectiveCommand> {
  type Given = keyof NonNullable<Overrides['from']>['lines'];
  const place = (given: Given) => ({ file: from?.file ?? 'Dockerfile', line: from?.lines[given] ?? null });
  const part = (instruction: CommandPart['instruction'], argv: readonly string[], given: Given): CommandPart => ({
    instruction,
    form: 'exec',
    argv,
    written: '',
    ...place(given),
  });
  return {
    ...(entrypoint && { entrypoint: part('ENTRYPOINT', entrypoint, 'entrypoint'), cmd: null, cmdDropped: false }),
    ...(args && { cmd: part('CMD', args, 'args') }),
    ...(stopSignal !== undefined && { stopSignal, stopSignalPlace: place('stopSignal') }),
    ...(user !== undefined && { user, userPlace: place('user') }),
  };
}
