import type { Program } from '../../kernel/syscalls';
import { OptionError, optionSpecs, parseOptions } from '../options';
import { print, printError } from '../stdio';
import { readJournal } from './journal';
import { showJournal } from './show-journal';
import { VERSION } from './version';

const specs = optionSpecs(
  'u=,unit f,follow n=?,lines r,reverse o=,output no-pager b=?,boot p=,priority S=,since U=,until k,dmesg x,catalog e,pager-end a,all q,quiet t=,identifier g=,grep no-hostname no-tail utc disk-usage list-boots vacuum-size= vacuum-time= rotate flush sync D=,directory F=,field system user m,merge l,full help version header',
);

/** journalctl(1) */
export const journalctl: Program = function* (sys, argv) {
  let parsed: ReturnType<typeof parseOptions>;
  try {
    parsed = parseOptions(argv.slice(1), specs);
  } catch (e) {
    if (!(e instanceof OptionError)) throw e;
    yield* printError(sys, `journalctl: ${e.message}\n`);
    return 1;
  }
  const { options } = parsed;
  if (options.has('version')) {
    yield* print(sys, VERSION);
    return 0;
  }
  const entries = readJournal(sys);
  if (!entries && !options.has('q')) yield* printError(sys, 'No journal files were found.\n');
  if (options.has('disk-usage')) {
    yield* print(sys, `Archived and active journals take up ${entries ? '8M' : '0B'} in the file system.\n`);
    return 0;
  }
  if (options.has('list-boots') && !entries) {
    yield* printError(sys, 'No boot found.\n');
    return 1;
  }
  return yield* showJournal(sys, options, entries ?? []);
};
