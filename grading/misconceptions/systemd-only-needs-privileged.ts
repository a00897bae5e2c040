import type { Misconception } from './misconception';

export const systemdOnlyNeedsPrivileged: Misconception = {
  id: 'systemd-only-needs-privileged',
  belief: 'systemd works in a container, it only needs --privileged.',
  refutation:
    'With --privileged, root in the container is root on the host: little is left of the container.\nWhat systemd would do, Docker does already: start, restart, limit, log.',
  shows: ({ files, stack, startup }) =>
    Object.values(stack?.files ?? files).some((text) => /--privileged|privileged: *true/.test(text)) &&
    /systemd|\/sbin\/init/.test(startup?.pid1.join(' ') ?? ''),
};
