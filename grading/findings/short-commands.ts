import { programName } from '../startup/shell-of';

const SHORT = new Set(
  (
    'echo printf ls cat true false : date env printenv id uname hostname pwd whoami test [ [[ mkdir rm cp mv ln chown chmod touch set export ' +
    'cd trap wait exit kill umask ulimit source . unset shift readonly local return sed grep awk cut tr head sort find sleep eval read ' +
    'envsubst stat which command type getent wait-for-it.sh wait-for'
  ).split(' '),
);

/** Prepares, prints or waits; not what a container is for. */
export const isShort = ([program = '']: readonly string[]): boolean =>
  SHORT.has(programName(program)) || /^\w+=/.test(program);
