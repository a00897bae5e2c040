import type { Machine } from '@/simulator/machine';

const WORK = '/home/learner/app/';

/** Takes a file to edit; false when it is not one it knows. */
export type EditListener = (path: string) => boolean;

/** The files that `vi`, `nano` and the like asked for since the last look: in the working folder relative to it. */
export function createEditRequests(events: Machine['events']): () => string[] {
  let seen = events.length;
  return () => {
    const asked: string[] = [];
    for (; seen < events.length; seen++) {
      const event = events[seen];
      if (event?.type === 'edit') asked.push(event.path.startsWith(WORK) ? event.path.slice(WORK.length) : event.path);
    }
    return asked;
  };
}
