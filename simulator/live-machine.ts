import { BOOTED_AT, boot } from './boot';
import type { Machine, MachineOptions } from './machine';
import { SWARM_PROGRAM } from './swarm-program';

/**
 * The same machine for a page: its shells come first, tools and Docker while the user reads the prompt. A command that
 * comes too early waits, and time with it, so that what happens does not depend on the network. `failed` is called when a
 * part can't be fetched.
 */
export async function createLiveMachine(options: MachineOptions, failed: (error: unknown) => void): Promise<Machine> {
  const { hostTree, fetchTools, fetchDocker, fetchCompose, fetchSwarm, lateParts } = await import('./live-parts');
  const booted = boot(options, hostTree(options.bootedAt ?? BOOTED_AT));
  const { kernel } = booted;
  kernel.complete = false;
  const docker = fetchDocker().then(({ installDocker }) => installDocker(booted, options));
  const compose = docker.then(async (host) => (await fetchCompose()).installCompose(booted, host));
  const parts = [fetchTools().then(({ tools }) => booted.add(tools)), docker, compose];
  for (const { names, fetch } of lateParts) {
    let coming: Promise<void> | undefined;
    const ask = (): void => {
      coming ??= fetch().then((programs) => {
        booted.add(programs);
        for (const name of names) kernel.late.delete(name);
        kernel.arrived(kernel.complete);
      });
      coming.catch(failed);
    };
    for (const name of names) kernel.late.set(name, ask);
  }
  let swarm: Promise<void> | undefined;
  kernel.late.set(SWARM_PROGRAM, () => {
    swarm ??= docker.then(async (host) => (await fetchSwarm()).installSwarm(booted, host));
    swarm.then(() => {
      kernel.late.delete(SWARM_PROGRAM);
      kernel.arrived(kernel.complete);
    }, failed);
  });
  for (const part of parts) part.then(() => kernel.arrived(false), failed);
  Promise.all(parts).then(() => kernel.arrived(true), failed);
  return booted.machine;
}
