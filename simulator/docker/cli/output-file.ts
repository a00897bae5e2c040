import type { Syscalls } from '../../kernel/syscalls';
import { dirname } from '../../vfs/path';
import { CommandError } from './command-run';

/** `-o FILE` of save and export: the folder must be there. */
export function checkOutput(sys: Syscalls, path: string, failed: string): void {
  const folder = path.includes('/') ? dirname(path) : '.';
  try {
    sys.stat(folder);
  } catch {
    throw new CommandError(`${failed}: invalid output path: directory "${folder}" does not exist`);
  }
}
