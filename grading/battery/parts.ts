import { passArguments } from './arguments';
import type { Bench } from './bench';
import { context } from './context';
import { crashes } from './crashes';
import { environment } from './environment';
import { flood } from './flood';
import { hangUp } from './hang-up';
import { health } from './health';
import { image } from './image';
import { kills } from './kills';
import { memory } from './memory';
import type { Observations, PartName } from './observations';
import { orphanSeen } from './orphan';
import { readOnly } from './read-only';
import { rebuild } from './rebuild';
import { reloaded } from './reloaded';
import { patienceOf } from './scenario';
import { settings } from './settings';
import type { StartSeen } from './start';
import type { Steps } from './steps';
import { stop } from './stop';
import { badRollout, rollout } from './swarm/rollout';
import { twice } from './twice';
import { writes } from './writes';

/** Done to the first container while it runs, in this order; the last ends it. */
export const whileRunning: {
  readonly [Name in PartName]?: (bench: Bench, started: StartSeen) => Steps<Observations[Name]>;
} = {
  settings: ({ machine }, { id }) => settings(machine, id),
  orphan: ({ machine, scenario }, started) => orphanSeen(machine, started, patienceOf(scenario)),
  writes: ({ machine }, { name }) => writes(machine, name),
  flood,
  hangUp,
  stop: ({ machine }, started) => stop(machine, started),
};

/** Each begins with a container of its own, or needs none. */
export const afterwards: { readonly [Name in PartName]?: (bench: Bench) => Steps<Observations[Name]> } = {
  arguments: passArguments,
  kills,
  crashes,
  reloaded,
  memory,
  environment,
  readOnly,
  health,
  image,
  context: ({ machine }) => context(machine),
  rebuild,
  twice,
  rollout,
  badRollout,
};
