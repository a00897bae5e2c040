import { CommandError } from '../../docker/cli/command-run';
import { basename } from '../../vfs/path';
import { invalidFile } from './compose-error';

const NAME = /^[a-z0-9][a-z0-9_-]*$/;

/** What is left of a folder's name when all that a project's may not have is dropped. */
export const asProjectName = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');

/** `given` on the command line or in COMPOSE_PROJECT_NAME; `own` stands in the file. */
export function projectName(given: string, own: string, folder: string): string {
  if (given !== '') return checkProjectName(given);
  const name = asProjectName(own) || asProjectName(basename(folder));
  if (name === '') throw invalidFile('project name must not be empty');
  return name;
}

export function checkProjectName(name: string): string {
  if (NAME.test(name)) return name;
  throw new CommandError(
    `invalid project name ${JSON.stringify(name)}: must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number`,
  );
}
