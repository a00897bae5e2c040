import { command, Failure } from '../command';

/** Debian's hostname package. */
export const hostname = command(
  {
    name: 'hostname',
    usage: '[OPTION]... [NAME]',
    about: "Show or set the system's host name.",
    options: 'a,alias d,domain f,fqdn,long i,ip-address I,all-ip-addresses s,short y,yp,nis b F=',
    version: 'hostname 3.25',
  },
  function* (io, options, [name]) {
    const { sys } = io;
    if (options.has('F')) throw new Failure('you must be root to change the host name');
    if (name !== undefined) {
      if (!sys.capabilities().has('SYS_ADMIN')) throw new Failure('you must be root to change the host name');
      sys.setHostname(name);
      return 0;
    }
    const own = sys.hostname();
    const addresses = sys.interfaces().map((i) => i.address.replace(/\/.*/, ''));
    if (options.has('I')) yield* io.print(`${addresses.filter((a) => !a.startsWith('127.')).join(' ')} \n`);
    else if (options.has('i')) {
      const address = sys.resolve(own);
      if (address === undefined) throw new Failure('Name or service not known');
      yield* io.print(`${address}\n`);
    } else if (options.has('d')) yield* io.print(own.includes('.') ? `${own.slice(own.indexOf('.') + 1)}\n` : '');
    else if (options.has('a')) yield* io.print('\n');
    else yield* io.print(`${options.has('s') ? own.replace(/\..*/, '') : own}\n`);
  },
);
