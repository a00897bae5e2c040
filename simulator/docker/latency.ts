// How long the parts of the real engine take, in ms: measured on the recordings' two-core host.
export const latency = {
  /** docker's own start: configuration, plugins, the first request. */
  client: 18,
  create: 40,
  /** Network, shim, runc, up to the container's first instruction. */
  start: 150,
  /** From the last process's end until the daemon knows. */
  exit: 15,
  /** Network and mounts taken down. */
  teardown: 50,
  remove: 12,
  exec: 45,
  query: 3,
  network: 70,
} as const;
