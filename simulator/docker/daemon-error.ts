/** What the daemon refuses, in its own words; clients put `Error response from daemon: ` before it. */
export class DaemonError extends Error {}

/** The container (image, volume, network) is not there: some clients go on. */
export class NotFound extends DaemonError {}

/** Nothing to do: the container is in that state already. */
export class NotModified extends DaemonError {}
