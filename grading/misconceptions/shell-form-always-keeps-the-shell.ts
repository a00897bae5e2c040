import { shellNamed } from '../startup/shell-of';
import type { Misconception } from './misconception';

export const shellFormAlwaysKeepsTheShell: Misconception = {
  id: 'shell-form-always-keeps-the-shell',
  belief: 'Shell form always leaves a shell as PID 1.',
  refutation:
    'It depends on the shell: dash stays, bash and busybox give their place to a simple last command.\nExec form does not depend on it.',
  // An exec that this shell would have done by itself; nothing is lost by it.
  shows: ({ command }) =>
    command?.cmd?.form === 'shell' &&
    /^exec [\w./-]+( [\w./-]+)*$/.test(command.cmd.written) &&
    shellNamed(command.shell[0] ?? '', command.base)?.execsLast !== 'never',
};
