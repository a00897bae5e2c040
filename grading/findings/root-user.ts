import { programName } from '../startup/shell-of';
import type { Rule } from './rule';

/** Official images whose program or entrypoint gives root away by itself. */
const GIVES_AWAY =
  /^(docker\.io\/)?(library\/)?(nginx|httpd|redis|valkey|postgres|mysql|mariadb|mongo|memcached|haproxy|rabbitmq|cassandra|elasticsearch)\b/;
const UNPRIVILEGED = /nonroot|unprivileged|rootless|\bbitnami\b/;
const DROPS = new Set(['gosu', 'su-exec', 'setpriv', 'chpst', 'su', 'runuser', 'setuidgid', 's6-setuidgid']);

/** No USER, or USER root. */
export const rootUser: Rule = {
  id: 'root-user',
  lesson: 'isolation',
  find({ command: { user, userPlace, base, set }, startup }) {
    if (user !== '' && !/^(root|0)(:.*)?$/.test(user)) return [];
    if (user === '' && (UNPRIVILEGED.test(base) || GIVES_AWAY.test(base))) return [];
    const commands = startup.steps.flatMap((step) => [step.argv, ...(step.commands ?? []).map(({ words }) => words)]);
    if (commands.some((argv) => argv.some((word) => DROPS.has(programName(word))))) return [];
    const overridden = userPlace.file !== 'Dockerfile';
    return [
      {
        severity: 'actionable',
        ...userPlace,
        message:
          user === ''
            ? 'No USER: the process runs as root.'
            : `${overridden ? 'The `user`' : 'The last USER'} is root.`,
        why: 'Root in the container is root’s user id on the host: one flaw in the program, or one careless mount, reaches far.',
        fix: overridden
          ? 'Leave the line out, or name another user.'
          : set && base.startsWith('node:')
            ? 'Add `USER node` before CMD; the image has this user.'
            : 'Create a user and add USER before CMD.',
      },
    ];
  },
};
