import { warn } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import type { Run } from '../../kernel/syscalls';
import { missingFile } from '../file/compose-error';
import { type LoadOptions, loadProject } from '../file/load-project';
import type { Project } from '../file/project';
import { checkProjectName } from '../file/project-name';
import { projectOfContainers } from '../project-of-containers';
import type { Context } from './context';

/** The project of the files; throws when there are none. `wanted`: services named by the user. */
export function* openProject(
  context: Context,
  wanted: readonly string[] = [],
  raw: Pick<LoadOptions, 'noInterpolate' | 'noNormalize' | 'noPathResolution'> = {},
): Run<Project> {
  const { sys, globals } = context;
  const lines: string[] = [];
  const stdin = globals.file.includes('-') ? yield* readAll(context) : undefined;
  let project: Project | undefined;
  try {
    project = loadProject(sys, {
      files: globals.file,
      name: globals['project-name'],
      profiles: globals.profile,
      envFiles: globals['env-file'],
      folder: globals['project-directory'] || globals.workdir,
      wanted,
      ...raw,
      stdin,
      warn: (line) => lines.push(line),
    });
  } finally {
    for (const line of lines) yield* warn(sys, `${line}\n`);
  }
  if (!project) throw missingFile('no configuration file provided: not found');
  checkServices(project, wanted);
  return project;
}

function* readAll({ sys }: Context): Run<string> {
  let text = '';
  for (;;) {
    const data = yield* sys.read(0, 65536);
    if (data === '') return text;
    text += data;
  }
}

/** What the containers of a project named with -p tell is enough for most commands; without a name, the files'. */
export function* openProjectOrName(context: Context, wanted: readonly string[] = []): Run<Project> {
  const { globals, engine, sys } = context;
  const name = globals['project-name'];
  if (name !== '' && globals.file.length === 0) return projectOfContainers(engine, checkProjectName(name));
  try {
    return yield* openProject(context, wanted);
  } catch (error) {
    const other = sys.env().get('COMPOSE_PROJECT_NAME');
    if (error instanceof CommandError && other) return projectOfContainers(engine, other);
    throw error;
  }
}

export function checkServices(project: Project, names: readonly string[]): void {
  const missing = names.find((name) => !Object.hasOwn(project.services, name));
  if (missing !== undefined) throw new CommandError(`no such service: ${missing}`);
}
