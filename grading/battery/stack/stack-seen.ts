import type { AnswerSeen } from '../answer';
import type { Condition } from '../condition';
import type { PodSeen } from '../kubernetes/pods';
import type { Member } from './members';

/** What was seen of the answer as a whole. */
export interface StackSeen {
  readonly up: { readonly ok: boolean; readonly error: string; readonly seconds: number };
  readonly members: readonly Member[];
  /** Containers of each role, the first is looked at closely; none when it was not found. */
  readonly roles: Readonly<Record<string, readonly Member[]>>;
  /** In the order of time: what Docker told of each service. */
  readonly order: readonly Told[];
  readonly published: Readonly<Record<string, AnswerSeen>>;
  /** Once `patience` had passed. */
  readonly later: Readonly<Record<string, Condition>>;
  readonly reordered?: ReorderedSeen;
  readonly scaled?: ScaledSeen;
  readonly redeployed?: RedeployedSeen;
  readonly data?: DataSeen;
  /** How often the job ran in a minute, of the scaled stack; null when it could not be counted. */
  readonly job?: { readonly ran: number | null };
  /** Of a cluster, once all were ready or the patience was over. */
  readonly pods?: readonly PodSeen[];
  /** What docker logs has of each role after docker compose stop. */
  readonly stopped?: Readonly<Record<string, string>>;
}

export interface Told {
  readonly service: string;
  /** `start`, `die`, `health_status: healthy` … */
  readonly what: string;
  /** Virtual ms. */
  readonly at: number;
}

export interface ReorderedSeen {
  /** Services, as they were started. */
  readonly order: readonly string[];
  /** By role, once `patience` had passed. */
  readonly conditions: Readonly<Record<string, Condition>>;
}

export interface ScaledSeen {
  readonly service: string;
  readonly to: number;
  /** Docker's own words; '' when it went well. */
  readonly error: string;
  /** Running containers of each role. */
  readonly running: Readonly<Record<string, number>>;
  /** Of the scaled role: how many answer. */
  readonly answering: number;
}

export interface RedeployedSeen {
  readonly service: string;
  readonly error: string;
  /** Services whose containers are still the same. */
  readonly kept: readonly string[];
  readonly replaced: readonly string[];
}

export interface DataSeen {
  readonly wrote: string;
  readonly before: string;
  readonly after: string;
}

/** What a check may ask for of the whole. */
export type StackPart = 'later' | 'reordered' | 'scaled' | 'redeployed' | 'data' | 'stopped' | 'job';
