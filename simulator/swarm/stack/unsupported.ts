// What `docker stack` has to say about fields of a service that it does not heed.

const LIMITS = 'Set resource limits using deploy.resources';

export const forbidden: Readonly<Record<string, string>> = {
  cpu_quota: LIMITS,
  cpu_shares: LIMITS,
  cpuset: LIMITS,
  extends: 'Support for `extends` is not implemented yet.',
  mem_limit: LIMITS,
  memswap_limit: LIMITS,
  volume_driver:
    'Instead of setting the volume driver on the service, define a volume using the top-level `volumes` option and specify the driver there.',
  volumes_from:
    'To share a volume between services, define it using the top-level `volumes` option and reference it from each service that shares it using the service-level `volumes` option.',
};

export const unsupported: readonly string[] =
  'build cgroup_parent cgroupns_mode devices domainname external_links ipc links mac_address network_mode pid privileged restart security_opt shm_size userns_mode'.split(
    ' ',
  );

export const deprecated: Readonly<Record<string, string>> = {
  container_name: 'Setting the container name is not supported.',
  expose:
    "Exposing ports is unnecessary - services on the same network can access each other's containers on any port.",
};
