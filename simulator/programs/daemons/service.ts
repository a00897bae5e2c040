import type { Program } from '../../kernel/syscalls';
import { printError } from '../stdio';

const USAGE = 'Usage: service < option > | --status-all | [ service_name [ command | --full-restart ] ]\n';

/** service(8): runs /etc/init.d/NAME. */
export const service: Program = function* (sys, argv) {
  const [name, ...rest] = argv.slice(1);
  if (name === undefined || name === '-h' || name === '--help') {
    yield* printError(sys, USAGE);
    return name === undefined ? 1 : 0;
  }
  if (name === '--status-all') {
    for (const { name: script } of [...sys.readdir('/etc/init.d')].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const [read, write] = sys.pipe();
      const child = sys.fork(function* (own) {
        own.dup2(write, 1);
        own.dup2(write, 2);
        own.close(read);
        own.close(write);
        return yield* own.exec(`/etc/init.d/${script}`, [`/etc/init.d/${script}`, 'status'], own.env());
      });
      sys.close(write);
      while ((yield* sys.read(read, 4096)) !== '') {}
      sys.close(read);
      const ended = yield* sys.wait(child);
      const code = ended && 'exited' in ended.status ? ended.status.exited : 1;
      yield* sys.write(1, ` [ ${code === 0 ? '+' : '-'} ]  ${script}\n`);
    }
    return 0;
  }
  const script = `/etc/init.d/${name}`;
  if (!sys.access(script, '')) {
    yield* printError(sys, `grep: ${script}: No such file or directory\n${name}: unrecognized service\n`);
    return 1;
  }
  if (rest.length === 0) {
    yield* printError(sys, USAGE);
    return 1;
  }
  sys.chdir('/');
  return yield* sys.exec(script, [script, ...rest], sys.env());
};
