// What Compose adds to the engine's own times, in ms, on the recordings' host.
export const latencies = {
  create: 80,
  start: 160,
} as const;
