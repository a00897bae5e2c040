import { allCapabilities, type CapabilitySet } from '../kernel/capability';
import type { Confinement } from '../kernel/kernel';
import { defaultLimits, type Limits, type Resource } from '../kernel/resource-limit';
import type { HostConfig } from './container-config';
import { DaemonError } from './daemon-error';

const defaults: CapabilitySet = new Set(
  'CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE'.split(
    ' ',
  ),
);

const bare = (text: string): string => text.toUpperCase().replace(/^CAP_/, '');

/** Throws with the daemon's words for a name that is none. */
export function checkCapabilities(flag: 'CapAdd' | 'CapDrop', wanted: readonly string[]): void {
  for (const text of wanted) {
    const name = bare(text);
    if (name !== 'ALL' && !allCapabilities.has(name))
      throw new DaemonError(`invalid ${flag}: unknown capability: "CAP_${name}"`);
  }
}

/** What the container's processes may have, as the runtime is told. */
export function confinementOf(host: HostConfig, privileged = host.privileged): Confinement {
  const options = host.securityOpt.map((option) => option.replace(':', '='));
  return {
    bounding: privileged ? allCapabilities : grantedCapabilities(host),
    noNewPrivileges: options.some((option) => /^no-new-privileges(=true)?$/.test(option)),
    oomScoreAdj: host.oomScoreAdj,
    limits: limitsOf(host.ulimits),
    filtered: !privileged && !options.includes('seccomp=unconfined'),
  };
}

/** The bounding set of a container. What is both added and dropped is there, unless all were added. */
function grantedCapabilities({ capAdd, capDrop }: HostConfig): CapabilitySet {
  const add = new Set(capAdd.map(bare));
  const drop = new Set(capDrop.map(bare));
  const without = (set: CapabilitySet) => [...set].filter((name) => !drop.has(name));
  if (add.has('ALL')) return new Set(without(allCapabilities));
  return new Set([...(drop.has('ALL') ? [] : without(defaults)), ...add]);
}

/** `--ulimit` over what dockerd has; -1 is unlimited. */
function limitsOf(ulimits: HostConfig['ulimits']): Limits {
  if (ulimits.length === 0) return defaultLimits;
  const value = (number: number) => (number === -1 ? Number.POSITIVE_INFINITY : number);
  const given = ulimits.map(
    ({ name, soft, hard }) => [name as Resource, { soft: value(soft), hard: value(hard) }] as const,
  );
  return new Map([...defaultLimits, ...given]);
}
