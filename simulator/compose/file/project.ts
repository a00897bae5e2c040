import type { Environment } from './environment';
import type { JsonMap } from './json';

/** A loaded Compose project. Services, networks and volumes have the long form that `config` prints. */
export interface Project {
  readonly name: string;
  /** Absolute, on the client. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Those that the profiles let in, by name. */
  readonly services: Readonly<Record<string, JsonMap>>;
  /** Those that wait for a profile. */
  readonly disabled: Readonly<Record<string, JsonMap>>;
  readonly networks: Readonly<Record<string, JsonMap>>;
  readonly volumes: Readonly<Record<string, JsonMap>>;
  readonly secrets: Readonly<Record<string, JsonMap>>;
  readonly configs: Readonly<Record<string, JsonMap>>;
  /** What the file's variables were read from. */
  readonly environment: Environment;
  /** `x-…` of the top level. */
  readonly extensions: JsonMap;
  /** False when only the labels of its containers are known. */
  readonly fromFile: boolean;
}
