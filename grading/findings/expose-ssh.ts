import type { Rule } from './rule';

export const exposeSsh: Rule = {
  id: 'expose-ssh',
  lesson: 'what-a-container-runs',
  find: ({ command }) =>
    command.instructions.flatMap((one) => {
      if (one.kind !== 'EXPOSE' || !one.ports.some((port) => /^22(\/tcp)?$/.test(port))) return [];
      return [
        {
          severity: 'actionable' as const,
          file: 'Dockerfile',
          line: one.start,
          message: 'EXPOSE 22: the container expects SSH.',
          why: 'An SSH server is a second service, with keys and accounts to look after, for what docker exec and docker logs do already.',
          fix: 'Leave sshd and port 22 out; use docker exec.',
        },
      ];
    }),
};
