import type { Snapshot } from '../vfs/tree';

/** Durations in ms; 0 means Docker's default. `test` is `[]` for "as the image says", `['NONE']` for none at all. */
export interface Healthcheck {
  readonly test: readonly string[];
  readonly interval: number;
  readonly timeout: number;
  readonly startPeriod: number;
  readonly startInterval: number;
  readonly retries: number;
}

/** What a container takes from its image unless told otherwise. */
export interface ImageConfig {
  readonly user: string;
  /** `NAME=value`, in the order they were set. */
  readonly env: readonly string[];
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly workingDir: string;
  /** `8080/tcp` */
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** As written: `SIGTERM`, `9`; '' when not set. */
  readonly stopSignal: string;
  readonly healthcheck?: Healthcheck;
  /** Set by SHELL. */
  readonly shell?: readonly string[];
  readonly onBuild: readonly string[];
  /** BuildKit sets it where CMD or ENTRYPOINT is given. */
  readonly argsEscaped?: boolean;
}

export const emptyConfig: ImageConfig = {
  user: '',
  env: [],
  entrypoint: null,
  cmd: null,
  workingDir: '',
  exposedPorts: [],
  volumes: [],
  labels: {},
  stopSignal: '',
  onBuild: [],
};

export interface Layer {
  /** `sha256:…` of what the layer adds. */
  readonly diffId: string;
  /** Bytes. */
  readonly size: number;
  /** The whole tree with this layer on top. */
  readonly snapshot: Snapshot;
}

/** One line of `docker history`; those that are not empty belong to the layers, in the same order. */
export interface HistoryEntry {
  /** ms since 1970 */
  readonly created: number;
  readonly createdBy: string;
  readonly comment: string;
  readonly emptyLayer: boolean;
}

export interface Image {
  /** `sha256:…` of the rest: `imageId` makes it. */
  readonly id: string;
  /** ms since 1970 */
  readonly created: number;
  readonly author: string;
  readonly config: ImageConfig;
  readonly layers: readonly Layer[];
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}

/** Bytes. */
export const imageSize = (image: Image): number => image.layers.reduce((sum, layer) => sum + layer.size, 0);
