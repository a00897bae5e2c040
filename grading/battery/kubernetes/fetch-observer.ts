import type { ExerciseSpec } from '../../exercise-spec';

export type ClusterObserver = typeof import('./observe-kubernetes').observeKubernetes;

/** What runs a manifest, with the cluster that it needs; undefined where there is none to run. */
export const fetchObserver = async ({ scenario }: ExerciseSpec): Promise<ClusterObserver | undefined> =>
  'manifest' in scenario ? (await import('./observe-kubernetes')).observeKubernetes : undefined;
