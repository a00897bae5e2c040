import type { AnswerSeen } from './answer';
import type { ArgumentsSeen } from './arguments';
import type { BuildSeen } from './build';
import type { Condition } from './condition';
import type { CrashesSeen } from './crashes';
import type { EnvironmentSeen } from './environment';
import type { FloodSeen } from './flood';
import type { HangUpSeen } from './hang-up';
import type { HealthSeen } from './health';
import type { ImageSeen } from './image';
import type { KillSeen } from './kills';
import type { ReadinessSeen } from './kubernetes/readiness';
import type { Moment } from './moments';
import type { OrphanSeen } from './orphan';
import type { ProcessSeen } from './processes';
import type { ReadOnlySeen } from './read-only';
import type { RebuildSeen } from './rebuild';
import type { ReloadedSeen } from './reloaded';
import type { Settings } from './settings';
import type { StartSeen } from './start';
import type { StopSeen } from './stop';
import type { RolloutSeen } from './swarm/rollout';
import type { TwiceSeen } from './twice';

/** What was seen; undefined where nobody asked for it, or an earlier failure stood in the way. */
export interface Observations {
  readonly build: BuildSeen;
  readonly start?: StartSeen;
  readonly processes?: readonly ProcessSeen[];
  readonly answer?: AnswerSeen;
  /** Before the stop. */
  readonly logs?: string;
  readonly settings?: Settings;
  readonly orphan?: OrphanSeen;
  /** Paths that the running container wrote. */
  readonly writes?: readonly string[];
  readonly flood?: FloodSeen;
  readonly hangUp?: HangUpSeen;
  readonly stop?: StopSeen;
  readonly arguments?: ArgumentsSeen;
  readonly kills?: readonly KillSeen[];
  readonly crashes?: CrashesSeen;
  readonly reloaded?: ReloadedSeen;
  readonly memory?: Condition;
  readonly environment?: EnvironmentSeen;
  readonly readOnly?: ReadOnlySeen;
  readonly health?: HealthSeen;
  readonly image?: ImageSeen;
  /** Paths of the build context, after .dockerignore. */
  readonly context?: readonly string[];
  readonly rebuild?: RebuildSeen;
  readonly twice?: TwiceSeen;
  /** Updated under traffic: to a release that works, and to one that does not. */
  readonly rollout?: RolloutSeen;
  readonly badRollout?: RolloutSeen;
  /** Of a Pod. */
  readonly readiness?: ReadinessSeen;
  /** What happened while a part was done. */
  readonly moments?: { readonly [Name in PartName]?: readonly Moment[] };
}

/** What a check may ask for; build, start, processes, answer and logs are always there. */
export type PartName = Exclude<keyof Observations, 'build' | 'start' | 'processes' | 'answer' | 'logs' | 'moments'>;
