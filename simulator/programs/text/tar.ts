import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { groupName, userName } from '../accounts';
import { command, Failure, type Stdio, UsageError } from '../command';
import { makeParents } from '../coreutils/mkdir';
import { folderOf } from '../coreutils/path-names';
import { exists, isDirectory, join, sortedNames } from '../coreutils/walk';
import { modeText } from '../file-mode';
import { globPattern } from '../glob';
import type { Options } from '../options';
import { readAll } from '../stdio';
import { strftime } from '../strftime';
import { GZIP, type Member, packMember, unpackMembers } from './tar-format';

function* add(io: Stdio, path: Bytes, skip: readonly RegExp[], put: (member: Member) => Run<void>): Run<void> {
  const { sys } = io;
  if (skip.some((pattern) => pattern.test(path) || pattern.test(path.replace(/^.*\//, '')))) return;
  try {
    const stat = sys.lstat(path);
    const folder = stat.type === 'directory';
    const name = path.replace(/^\/+/, '') || './';
    yield* put({
      ...stat,
      name: folder && !name.endsWith('/') ? `${name}/` : name,
      target: stat.type === 'symlink' ? sys.readlink(path) : '',
      user: userName(sys, stat.uid) ?? '',
      group: groupName(sys, stat.gid) ?? '',
      data: stat.type === 'file' ? sys.readFile(path) : '',
    });
    yield* sys.tick();
    if (folder) for (const inner of sortedNames(sys, path)) yield* add(io, join(path, inner), skip, put);
  } catch (e) {
    yield* io.fail(`${path}: Cannot stat: ${asErrno(e).message}`, 2);
  }
}

const longLine = (m: Member): string => {
  const owner = `${m.user || m.uid}/${m.group || m.gid}`;
  const size = String(m.data.length);
  return `${modeText(m.type, m.mode)} ${owner} ${size.padStart(Math.max(19 - 1 - owner.length, size.length))} ${strftime('%Y-%m-%d %H:%M', m.mtime)} ${m.name}${m.target ? ` -> ${m.target}` : ''}\n`;
};

function* extract(io: Stdio, m: Member, options: Options): Run<void> {
  const { sys } = io;
  const strip = Number(options.get('strip-components') ?? 0);
  const path = m.name.replace(/^\/+/, '').split('/').slice(strip).join('/').replace(/\/$/, '');
  if (path === '' || path.split('/').includes('..')) return;
  if (options.has('O')) return yield* io.print(m.data);
  try {
    makeParents(sys, folderOf(path));
    if (m.type === 'directory') {
      if (!isDirectory(sys, path)) sys.mkdir(path, m.mode);
    } else {
      if (exists(sys, path)) sys.unlink(path);
      if (m.type === 'symlink') sys.symlink(m.target, path);
      else if (m.type === 'fifo') sys.mkfifo(path, m.mode);
      else sys.writeFile(path, m.data, m.mode);
    }
    if (sys.credentials().uid === 0 && !options.has('no-same-owner')) sys.chown(path, m.uid, m.gid, { nofollow: true });
    if (m.type === 'symlink') return;
    sys.chmod(path, sys.credentials().uid === 0 ? m.mode : m.mode & ~sys.umask());
    if (!options.has('m')) sys.utimes(path, m.mtime);
  } catch (e) {
    yield* io.fail(`${path}: Cannot open: ${asErrno(e).message}`, 2);
  }
}

export const tar = command(
  {
    name: 'tar',
    usage: '[OPTION...] [FILE]...',
    version: 'tar (GNU tar) 1.35',
    badUsage: 2,
    tryHelp: (name) => `Try '${name} --help' or '${name} --usage' for more information.`,
    options:
      'c,create x,extract,get t,list f=,file v,verbose z,gzip,gunzip j,bzip2 J,xz C=,directory O,to-stdout p,preserve-permissions k m,touch strip-components= exclude= no-same-owner numeric-owner a,auto-compress h,dereference',
    // `tar xzf FILE`: letters without a dash, their arguments after them in order.
    obsolete: (words) => {
      const [letters = '', ...rest] = words;
      if (letters.startsWith('-') || letters === '') return words;
      return [...letters]
        .flatMap((c) => (c === 'f' || c === 'C' ? [`-${c}`, rest.shift() ?? ''] : [`-${c}`]))
        .concat(rest);
    },
  },
  function* (io, options, names) {
    const { sys } = io;
    const modes = ['c', 'x', 't'].filter((key) => options.has(key));
    const [mode] = modes;
    if (mode === undefined)
      throw new UsageError("You must specify one of the '-Acdtrux', '--delete' or '--test-label' options", 2);
    if (modes.length > 1)
      throw new UsageError("You may not specify more than one '-Acdtrux', '--delete' or  '--test-label' option", 2);
    if (options.has('j', 'J'))
      throw new Failure(`${options.has('j') ? 'bzip2' : 'xz'}: compression is not part of this simulation`, 2);
    const file = options.get('f') ?? '-';
    const skip = options.all('exclude').map((glob) => globPattern(glob));
    if (mode === 'c') {
      if (names.length === 0) throw new UsageError('Cowardly refusing to create an empty archive', 2);
      const fd = file === '-' ? 1 : sys.open(file, ['write', 'create', 'truncate']);
      for (const folder of options.all('C')) sys.chdir(folder);
      if (options.has('z') || (options.has('a') && /gz$/.test(file))) yield* sys.write(fd, GZIP);
      let written = 0;
      if (names.some((name) => name.startsWith('/'))) yield* io.warn("Removing leading `/' from member names");
      for (const name of names)
        yield* add(io, name, skip, function* (member) {
          const data = packMember(member);
          written += data.length;
          yield* sys.write(fd, data);
          if (options.has('v')) yield* sys.write(file === '-' ? 2 : 1, `${member.name}\n`);
        });
      yield* sys.write(fd, '\0'.repeat(1024 + ((10240 - ((written + 1024) % 10240)) % 10240)));
      if (io.status) yield* io.warn('Exiting with failure status due to previous errors');
      return io.status;
    }
    let data: Bytes;
    try {
      data = file === '-' ? yield* readAll(sys, 0) : sys.readFile(file);
    } catch (e) {
      if (io.flavour === 'busybox') throw new Failure(`can't open '${file}': ${asErrno(e).message}`);
      yield* io.warn(`${file}: Cannot open: ${asErrno(e).message}`);
      throw new Failure('Error is not recoverable: exiting now', 2);
    }
    const members = unpackMembers(data.startsWith(GZIP) ? data.slice(GZIP.length) : data);
    if (!members) {
      yield* io.warn('This does not look like a tar archive');
      throw new Failure('Exiting with failure status due to previous errors', 2);
    }
    for (const folder of options.all('C'))
      try {
        sys.chdir(folder);
      } catch (e) {
        yield* io.warn(`${folder}: Cannot open: ${asErrno(e).message}`);
        throw new Failure('Error is not recoverable: exiting now', 2);
      }
    const wanted = names.map((name) => name.replace(/\/$/, ''));
    const found = new Set<Bytes>();
    for (const m of members) {
      const asked = wanted.filter(
        (name) => m.name === name || m.name.startsWith(`${name}/`) || globPattern(name).test(m.name),
      );
      for (const name of asked) found.add(name);
      if ((wanted.length && asked.length === 0) || skip.some((pattern) => pattern.test(m.name.replace(/\/$/, ''))))
        continue;
      if (mode === 't') yield* io.print(options.has('v') ? longLine(m) : `${m.name}\n`);
      else {
        if (options.has('v')) yield* io.print(`${m.name}\n`);
        yield* extract(io, m, options);
      }
      yield* sys.tick();
    }
    for (const name of wanted) if (!found.has(name)) yield* io.fail(`${name}: Not found in archive`, 2);
    if (io.status) yield* io.warn('Exiting with failure status due to previous errors');
    return io.status;
  },
);
