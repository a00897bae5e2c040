import { basePath } from '@/components/site/base-path';
import { createSession, type Session } from '@/components/terminal/session';
import { finishSmoothly } from '@/components/workbench/finish-smoothly';
import type { ShownIncident } from '@/content/incident';
import type { Casebook, Note, Screen } from '@/grading/incident/casebook';
import type { OpenIncident } from '@/grading/incident/open-incident';
import type { Report } from '@/grading/judge';

/** An incident with its host and what has been seen on it. */
export interface TakenIncident {
  readonly incident: ShownIncident;
  readonly session: Session;
  notes(): readonly Note[];
  /** Closes it: the host is tried, and time goes on there. `named` are the causes, in order. */
  judge(named: readonly string[]): Promise<Report>;
}

export async function fetchIncident(name: string): Promise<ShownIncident> {
  const answer = await fetch(`${basePath}/incidents/${name}.json`);
  if (!answer.ok) throw new Error(`the incident could not be fetched (${answer.status})`);
  return answer.json();
}

export function takeIncident(incident: ShownIncident): TakenIncident {
  let opened: OpenIncident | undefined;
  let book: Casebook | undefined;

  // Resetting the machine in the terminal comes here, too: the incident begins again, with an empty casebook.
  const load = async () => {
    const [{ openIncident }, { openCasebook }] = await Promise.all([
      import('@/grading/incident/open-incident'),
      import('@/grading/incident/casebook'),
    ]);
    opened = await finishSmoothly(openIncident(incident, await hostFor(incident)));
    book = openCasebook(incident, opened);
    return opened.machine;
  };
  const session = createSession({ files: incident.files, load });
  session.subscribe(() => book?.look(screensOf(session)));

  return {
    incident,
    session,
    notes: () => book?.notes() ?? [],
    async judge(named) {
      if (!opened || !book) throw new Error('the host is not running');
      const { judgeIncident } = await import('@/grading/incident/judge-incident');
      session.pause();
      try {
        return await finishSmoothly(judgeIncident(incident, opened, book, named));
      } finally {
        session.resume();
      }
    },
  };
}

/** A cluster is fetched only for an incident of one. */
const hostFor = async ({ setup }: ShownIncident) =>
  setup.some((line) => line.includes('kubectl'))
    ? (await import('@/simulator/machine')).createMachine
    : (await import('@/simulator/docker-machine')).createDockerMachine;

/** Every command of every terminal, with what it has printed so far. */
const screensOf = (session: Session): Screen[] =>
  session
    .state()
    .terminals.flatMap(({ id, wire }) =>
      wire.log.blocks().map((block) => ({ key: `${id}:${block.id}`, command: block.command, output: block.output })),
    );
