import { BOOTED_AT, boot } from './boot';
import { COMPOSE_PROGRAM } from './compose-program';
import { KUBECTL_PROGRAM } from './kubernetes-program';
import type { Machine, MachineOptions } from './machine';
import { SWARM_PROGRAM, swarmWords } from './swarm-program';

/**
 * The same machine for a page: its shells come first, tools and Docker while the user reads the prompt, the rest when it is
 * first asked for. A command that comes too early waits, and time with it, so that what happens does not depend on the
 * network. `failed` is called when a part can't be fetched.
 */
export async function createLiveMachine(
  options: Omit<MachineOptions, 'images'>,
  failed: (error: unknown) => void,
): Promise<Machine> {
  const { hostTree, hubImages, fetchTools, fetchDocker, fetchCompose, fetchSwarm, fetchKubernetes, lateParts } =
    await import('./live-parts');
  const booted = boot(options, hostTree(options.bootedAt ?? BOOTED_AT));
  const { kernel } = booted;
  kernel.complete = false;

  /** Fetches programs when the first of them is run; what comes back asks for them sooner. */
  const later = (names: readonly string[], fetch: () => Promise<void>): (() => void) => {
    let asked = false;
    const ask = (): void => {
      if (asked) return;
      asked = true;
      fetch().then(() => {
        for (const name of names) kernel.late.delete(name);
        kernel.arrived(kernel.complete);
      }, failed);
    };
    for (const name of names) kernel.late.set(name, ask);
    return ask;
  };
  for (const { names, fetch } of lateParts) later(names, async () => booted.add(await fetch()));

  const docker = fetchDocker().then(({ installDocker }) =>
    installDocker(booted, options, hubImages(booted.machine.bootedAt)),
  );
  const askCompose = later([COMPOSE_PROGRAM], async () => (await fetchCompose()).installCompose(booted, await docker));
  const askSwarm = later([SWARM_PROGRAM], async () => (await fetchSwarm()).installSwarm(booted, await docker));
  later([KUBECTL_PROGRAM], async () => {
    (await fetchKubernetes()).installKubernetes(booted, await docker, { seed: options.seed ?? 1 });
  });
  const parts = [
    fetchTools().then(({ tools }) => booted.add(tools)),
    docker.then(({ completers }) => {
      // Tab asks for the commands below; they are there at the next one.
      const asking = (ask: () => void) => (_: unknown, words: readonly string[]) => {
        ask();
        return { candidates: [], prefix: words.at(-1) ?? '', files: false };
      };
      completers.set('compose', asking(askCompose));
      for (const word of swarmWords) completers.set(word, asking(askSwarm));
    }),
  ];
  for (const part of parts) part.then(() => kernel.arrived(false), failed);
  Promise.all(parts).then(() => kernel.arrived(true), failed);
  return booted.machine;
}
