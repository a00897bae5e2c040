/** What the daemon refuses, in its own words; clients put `Error response from daemon: ` before it. */
export class DaemonError extends Error {}

/** The container (image, volume, network) is not there: some clients go on. */
export class NotFound extends DaemonError {}

/** Nothing to do: the container is in that state already. */
export class NotModified extends DaemonError {}

/** Said only after the daemon has looked for the plugin again and again, for a quarter of a minute. */
export class PluginNotFound extends DaemonError {
  static readonly seconds = 15;
}
