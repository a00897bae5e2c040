import { asErrno } from '../../kernel/errno';
import { basename, dirname } from '../../vfs/path';
import { groupId, userId } from '../accounts';
import { command, Failure, UsageError } from '../command';
import { applyMode } from '../file-mode';
import { quoteAlways } from '../quote';

/** install(1): copies with a mode and an owner, or makes folders. */
export const install = command(
  {
    name: 'install',
    usage: '[OPTION]... SOURCE... DIRECTORY',
    about: 'Copy files, or create directories, and set their attributes.',
    options:
      'd,directory D m=,mode o=,owner g=,group t=,target-directory T,no-target-directory v,verbose c p,preserve-timestamps s,strip',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const mode = applyMode(options.get('m') ?? '755', 0, options.has('d'), 0);
    if (mode === undefined) throw new Failure(`invalid mode '${options.get('m')}'`);
    const [owner, group] = [options.get('o'), options.get('g')];
    const uid = owner === undefined ? -1 : (userId(sys, owner) ?? -2);
    const gid = group === undefined ? -1 : (groupId(sys, group) ?? -2);
    if (uid === -2) throw new Failure(`invalid user: '${owner}'`);
    if (gid === -2) throw new Failure(`invalid group: '${group}'`);
    const finish = (path: string): void => {
      sys.chmod(path, mode);
      if (uid >= 0 || gid >= 0) sys.chown(path, uid, gid);
    };
    const makeFolders = (path: string): void => {
      if (path === '' || path === '/' || sys.access(path, '')) return;
      makeFolders(dirname(path));
      sys.mkdir(path, 0o755);
    };
    if (options.has('d')) {
      if (operands.length === 0) throw new UsageError('missing file operand');
      for (const path of operands)
        try {
          makeFolders(path);
          finish(path);
        } catch (e) {
          yield* io.fail(`cannot create directory ${quoteAlways(path)}: ${asErrno(e).message}`);
        }
      return;
    }
    const target = options.get('t');
    if (operands.length === 0) throw new UsageError('missing file operand');
    if (operands.length === 1 && target === undefined)
      throw new UsageError(`missing destination file operand after ${quoteAlways(operands[0] ?? '')}`);
    const destination = target ?? operands.at(-1) ?? '';
    const sources = target === undefined ? operands.slice(0, -1) : operands;
    const isFolder = sys.access(destination, '') && sys.stat(destination).type === 'directory';
    if (sources.length > 1 && !isFolder)
      throw new Failure(`target ${quoteAlways(destination)}: No such file or directory`);
    for (const source of sources) {
      const path = isFolder && !options.has('T') ? `${destination}/${basename(source)}` : destination;
      if (options.has('D')) makeFolders(dirname(path));
      try {
        if (sys.stat(source).type === 'directory') {
          yield* io.fail(`omitting directory ${quoteAlways(source)}`);
          continue;
        }
      } catch (e) {
        yield* io.fail(`cannot stat ${quoteAlways(source)}: ${asErrno(e).message}`);
        continue;
      }
      try {
        if (sys.access(path, '')) sys.unlink(path);
        sys.writeFile(path, sys.readFile(source), 0o600, sys.stat(source).size);
        finish(path);
        if (options.has('v')) yield* io.print(`'${source}' -> '${path}'\n`);
      } catch (e) {
        yield* io.fail(`cannot create regular file ${quoteAlways(path)}: ${asErrno(e).message}`);
      }
    }
  },
);
