// What Compose adds to the engine's own times, in ms, on the recordings' host.
export const latencies = {
  create: 80,
  remove: 60,
  /** What run does beside creating and starting. */
  run: 320,
  /** Each further build of a project. */
  build: 150,
  start: 160,
} as const;
