import { BOOTED_AT, boot } from './boot';
import { installCompose } from './compose-host';
import { installDocker } from './docker-host';
import { baseImages } from './images/base-images';
import { hostTree } from './images/host';
import type { Machine, MachineOptions } from './machine';
import { busybox } from './programs/busybox';
import { programs as interpreters } from './programs/interpreters';
import { tools } from './programs/registry';
import { programs as services } from './programs/services';
import { installSwarm } from './swarm-host';

/** A host with Docker, Compose and Swarm, and no cluster. */
export function bootDocker(options: MachineOptions) {
  const booted = boot(options, hostTree(options.bootedAt ?? BOOTED_AT));
  booted.add({ ...tools, ...interpreters, ...services, busybox });
  const docker = installDocker(booted, options, baseImages(options.images ?? 'hub', booted.machine.bootedAt));
  installCompose(booted, docker);
  installSwarm(booted, docker);
  return { booted, docker };
}

export const createDockerMachine = (options: MachineOptions = {}): Machine => bootDocker(options).booted.machine;
