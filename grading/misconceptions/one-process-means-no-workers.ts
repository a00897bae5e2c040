import type { Misconception } from './misconception';

export const oneProcessMeansNoWorkers: Misconception = {
  id: 'one-process-means-no-workers',
  belief: 'One process per container means: no workers, no forks.',
  refutation:
    'It means one service. nginx’s workers and a server’s children belong to it; their parent looks after them.\nWhat does not belong there is a second service.',
  shows: ({ files }) =>
    Object.values(files).some((text) =>
      /worker_processes\s+1;|--workers[= ]1\b|\bgunicorn\b.*\s-w 1\b|master_process off/.test(text),
    ),
};
