import type { Run } from '../../kernel/syscalls';
import type { Project } from '../file/project';
import { follow } from '../follow';
import { Progress } from '../progress';
import { openSession, type Session } from '../session';
import type { Context } from './context';

/** Does something to a project and shows its progress, under a title where there is a terminal. */
export function operate<T>(
  { sys, engine, globals }: Context,
  project: Project,
  run: (session: Session) => Run<T>,
  title = 'Running',
): Run<T> {
  const progress = new Progress({ title, quiet: globals.progress === 'quiet' });
  const session = openSession(engine, project, progress);
  return follow(sys, session, run(session));
}
