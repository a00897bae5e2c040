import type { Run, Syscalls } from '../../kernel/syscalls';
import { pidproxy } from '../supervisor/pidproxy';
import { supervisorctl } from '../supervisor/supervisorctl';
import { supervisord } from '../supervisor/supervisord';

type Main = (sys: Syscalls, argv: readonly string[]) => Run;

/** Modules of Debian packages whose `main` a script in /usr/bin calls. */
const mains: Readonly<Record<string, Main>> = {
  'supervisor.supervisord': supervisord,
  'supervisor.supervisorctl': supervisorctl,
  'supervisor.pidproxy': pidproxy,
  *'supervisor.confecho'(sys) {
    yield* sys.write(
      2,
      'echo_supervisord_conf: the sample file is not part of this simulation; see /etc/supervisor/supervisord.conf\n',
    );
    return 1;
  },
};

/** The script an installed package has for a command; undefined for any other source. */
export const consoleScript = (source: string): Main | undefined =>
  mains[/^from ([\w.]+) import main$/m.exec(source)?.[1] ?? ''];
