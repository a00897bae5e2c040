import { CommandError } from '../../docker/cli/command-run';
import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { parseEnvFile } from './parse-env-file';

export type Environment = ReadonlyMap<string, string>;

/** The client's variables over those of `.env`, or of the files named instead of it. */
export function readEnvironment(sys: Syscalls, named: readonly string[], folder: string): Environment {
  const own = sys.env();
  const all = new Map<string, string>();
  const paths = named.length > 0 ? named.map((path) => normalize(path, sys.getcwd())) : [`${folder}/.env`];
  for (const path of paths) {
    if (!sys.access(path, '')) {
      if (named.length > 0) throw new CommandError(`Couldn't find env file: ${path}`);
      continue;
    }
    for (const [key, value] of parseEnvFile(sys.readFile(path), (key) => own.get(key)))
      if (value !== undefined) all.set(key, value);
  }
  for (const [key, value] of own) all.set(key, value);
  return all;
}
