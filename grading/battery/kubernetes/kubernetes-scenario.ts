import type { PartsScenario } from '../stack/stack-scenario';

/** How an answer with a manifest is run on a cluster. */
export interface KubernetesScenario extends PartsScenario {
  /** What kubectl apply is given. */
  readonly manifest: string;
  /** Images that are built on the node before, with the tag 1: name → Dockerfile. */
  readonly images: Readonly<Record<string, string>>;
}
