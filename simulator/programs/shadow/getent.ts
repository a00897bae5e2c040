import { readText } from '../apt/place-package';
import { command, Failure } from '../command';

/** getent(1) over the files: passwd, group, hosts; and the addresses of names. */
export const getent = command(
  { name: 'getent', usage: '[OPTION...] database [key ...]', version: 'getent (Debian GLIBC 2.41-12) 2.41' },
  function* (io, _options, [database = '', ...keys]) {
    if (!['passwd', 'group', 'hosts', 'ahosts', 'ahostsv4', 'shadow'].includes(database))
      throw new Failure(
        `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.`,
      );
    if (database === 'hosts') {
      for (const key of keys) {
        const addresses = io.sys.resolveAll(key);
        if (addresses.length === 0) return 2;
        for (const address of addresses) yield* io.print(`${address.padEnd(15)} ${key}\n`);
      }
      return 0;
    }
    if (database.startsWith('ahosts')) {
      for (const key of keys) {
        const addresses = io.sys.resolveAll(key);
        if (addresses.length === 0) return 2;
        for (const [i, address] of addresses.entries())
          for (const kind of ['STREAM', 'DGRAM ', 'RAW   '])
            yield* io.print(`${address.padEnd(15)} ${kind} ${i === 0 && kind === 'STREAM' ? key : ''}\n`);
      }
      return 0;
    }
    const rows = readText(io.sys, `/etc/${database}`).split('\n').filter(Boolean);
    const found =
      keys.length === 0
        ? rows
        : keys.flatMap((key) => rows.filter((row) => row.split(':')[0] === key || row.split(':')[2] === key));
    for (const row of found) yield* io.print(`${row}\n`);
    return keys.length > found.length ? 2 : 0;
  },
);
