import type { Bytes } from '../../bytes';

/** Something that event listeners may subscribe to. */
export interface SupervisorEvent {
  readonly type: string;
  readonly payload: Bytes;
  readonly serial: number;
}

const STATES = ['STARTING', 'RUNNING', 'BACKOFF', 'STOPPING', 'EXITED', 'STOPPED', 'FATAL', 'UNKNOWN'];

/** All that `events=` may name; a prefix stands for all that begin with it. */
export const eventTypes: readonly string[] = [
  'EVENT',
  'PROCESS_STATE',
  ...STATES.map((state) => `PROCESS_STATE_${state}`),
  'PROCESS_COMMUNICATION',
  'PROCESS_COMMUNICATION_STDOUT',
  'PROCESS_COMMUNICATION_STDERR',
  'PROCESS_LOG',
  'PROCESS_LOG_STDOUT',
  'PROCESS_LOG_STDERR',
  'REMOTE_COMMUNICATION',
  'SUPERVISOR_STATE_CHANGE',
  'SUPERVISOR_STATE_CHANGE_RUNNING',
  'SUPERVISOR_STATE_CHANGE_STOPPING',
  'TICK',
  'TICK_5',
  'TICK_60',
  'TICK_3600',
  'PROCESS_GROUP',
  'PROCESS_GROUP_ADDED',
  'PROCESS_GROUP_REMOVED',
];

export const isSubscribed = (wanted: readonly string[], type: string): boolean =>
  wanted.some((name) => name === 'EVENT' || name === type || type.startsWith(`${name}_`));
