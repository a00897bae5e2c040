import { CommandError } from '../../docker/cli/command-run';

/** Compose's exit status for a file that is not there, and for one that is wrong. */
const MISSING = 14;
const INVALID = 15;

export const missingFile = (message: string): CommandError => new CommandError(message, MISSING);
export const invalidFile = (message: string): CommandError => new CommandError(message, INVALID);
export const invalidProject = (message: string): CommandError => invalidFile(`${message}: invalid compose project`);
