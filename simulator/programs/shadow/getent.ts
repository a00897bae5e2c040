import { readText } from '../apt/place-package';
import { command, Failure } from '../command';

/** getent(1) over the files: passwd, group, hosts. */
export const getent = command(
  { name: 'getent', usage: '[OPTION...] database [key ...]', version: 'getent (Debian GLIBC 2.41-12) 2.41' },
  function* (io, _options, [database = '', ...keys]) {
    if (!['passwd', 'group', 'hosts', 'shadow'].includes(database))
      throw new Failure(
        `Unknown database: ${database}\nTry \`getent --help' or \`getent --usage' for more information.`,
      );
    if (database === 'hosts') {
      for (const key of keys) {
        const address = io.sys.resolve(key);
        if (address === undefined) return 2;
        yield* io.print(`${address.padEnd(15)} ${key}\n`);
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
