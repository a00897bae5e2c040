import type { Evidence } from '../evidence';

/** The application's process was sent a signal that it could handle, and did. */
export const appWasTold = ({ seen, app }: Evidence): boolean =>
  seen.stop?.signals.some(({ hostPid, outcome }) => hostPid === app?.hostPid && outcome === 'delivered') ?? false;
