import type { HistoryEntry, Image, ImageConfig, Layer } from '../../docker/image';
import { emptyConfig } from '../../docker/image';
import { type Snapshot, Tree } from '../../vfs/tree';

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
export const DEFAULT_SHELL: readonly string[] = ['/bin/sh', '-c'];

/** A stage while it is built: files, configuration, and the digest of everything that led here. */
export interface StageState {
  snapshot: Snapshot;
  config: ImageConfig;
  layers: Layer[];
  history: HistoryEntry[];
  key: string;
  /** ms since 1970 of its newest layer. */
  created: number;
  author: string;
  /** ARGs so far that have a value, and that no later ENV took. */
  args: Map<string, string>;
  /** Each name that an ARG so far declares, with a value or without: the history shows them all. */
  declared: readonly string[];
  /** CMD was set in this stage: a later ENTRYPOINT keeps it. */
  cmdSet: boolean;
}

export function startFromImage(image: Image): StageState {
  const snapshot = image.layers.at(-1)?.snapshot ?? new Tree().snapshot();
  return {
    snapshot,
    config: { ...image.config, onBuild: [] },
    layers: [...image.layers],
    history: [...image.history],
    key: image.id,
    created: image.created,
    author: image.author,
    args: new Map(),
    declared: [],
    cmdSet: false,
  };
}

export function startFromScratch(now: number): StageState {
  return {
    snapshot: new Tree().snapshot(),
    config: { ...emptyConfig, env: [DEFAULT_PATH], workingDir: '/' },
    layers: [],
    history: [],
    key: 'scratch',
    created: now,
    author: '',
    args: new Map(),
    declared: [],
    cmdSet: false,
  };
}

/** FROM another stage of the file: everything but its ARGs. */
export function startFromStage(stage: StageState): StageState {
  return {
    ...stage,
    config: { ...stage.config, onBuild: [] },
    layers: [...stage.layers],
    history: [...stage.history],
    args: new Map(),
    declared: [],
    cmdSet: false,
  };
}

export const shellOf = (state: StageState): readonly string[] => state.config.shell ?? DEFAULT_SHELL;

export function envOf(state: StageState): Map<string, string> {
  return new Map(
    state.config.env.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
}

/** What a variable is for the next instruction: of ENV and ARG the later one counts. */
export const variablesOf = (state: StageState): Map<string, string> => new Map([...envOf(state), ...state.args]);

export function setEnv(config: ImageConfig, name: string, value: string): ImageConfig {
  const entry = `${name}=${value}`;
  const there = config.env.some((old) => old.startsWith(`${name}=`));
  return {
    ...config,
    env: there ? config.env.map((old) => (old.startsWith(`${name}=`) ? entry : old)) : [...config.env, entry],
  };
}
