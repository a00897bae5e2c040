import { groupId } from '../accounts';
import { command, Failure } from '../command';
import { addGroupRow, addMember, addUserRow, freeId, has, hasGroup, makeHome, type NewUser } from './account-files';

const VERSION = 'adduser version 3.152';
const OPTIONS =
  'system group disabled-password disabled-login gecos= comment= no-create-home home= uid= gid= ingroup= shell= quiet,q force-badname allow-bad-names g=';

/** adduser(8), Debian's. */
export const adduser = command(
  { name: 'adduser', usage: '[options] USER [GROUP]', options: OPTIONS, version: VERSION, badUsage: 1 },
  function* (io, options, [name = '', group]) {
    const { sys } = io;
    const quiet = options.has('quiet') || options.has('system');
    const say = function* (text: string) {
      if (!quiet) yield* io.print(`info: ${text}\n`);
    };
    if (name === '') throw new Failure('Only one or two names allowed.', 1);
    if (sys.credentials().uid !== 0) throw new Failure('Only root may add a user or group to the system.', 1);
    if (group !== undefined) {
      if (!has(sys, name)) throw new Failure(`The user \`${name}' does not exist.`, 1);
      if (!hasGroup(sys, group)) throw new Failure(`The group \`${group}' does not exist.`, 1);
      yield* say(`Adding user \`${name}' to group \`${group}' ...`);
      addMember(sys, group, name);
      return 0;
    }
    if (has(sys, name)) {
      if (options.has('system')) return 0;
      throw new Failure(`The user \`${name}' already exists.`, 1);
    }
    const system = options.has('system');
    const uid = options.get('uid') === undefined ? freeId(sys, system ? 100 : 1000) : Number(options.get('uid'));
    const ingroup = options.get('ingroup') ?? options.get('gid');
    const own = ingroup === undefined && (!system || options.has('group'));
    const gid = own ? uid : ingroup === undefined ? 65534 : groupId(sys, ingroup);
    if (gid === undefined) throw new Failure(`The group \`${ingroup}' does not exist.`, 1);
    yield* say(`Adding user \`${name}' ...`);
    if (own) {
      yield* say(`Adding new group \`${name}' (${gid}) ...`);
      addGroupRow(sys, name, gid);
    }
    yield* say(`Adding new user \`${name}' (${uid}) with group \`${ingroup ?? name} (${gid})' ...`);
    const home = options.get('home') ?? (system ? '/nonexistent' : `/home/${name}`);
    const user: NewUser = {
      name,
      uid,
      gid,
      gecos: options.get('gecos') ?? options.get('comment') ?? (system ? '' : ',,,'),
      home,
      shell: options.get('shell') ?? (system ? '/usr/sbin/nologin' : '/bin/bash'),
    };
    addUserRow(sys, user);
    if (!options.has('no-create-home') && home !== '/nonexistent') {
      yield* say(`Creating home directory \`${home}' ...`);
      makeHome(sys, user, system ? 0o755 : 0o700);
      if (!system) yield* say("Copying files from `/etc/skel' ...");
    }
    if (!system && !options.has('disabled-password') && !options.has('disabled-login'))
      yield* io.warn('passwords are not part of this simulation; the account has none (as with --disabled-password)');
    return 0;
  },
);

/** addgroup(8) */
export const addgroup = command(
  { name: 'addgroup', usage: '[options] GROUP', options: OPTIONS, version: VERSION, badUsage: 1 },
  function* (io, options, [name = '', group]) {
    const { sys } = io;
    if (group !== undefined) {
      addMember(sys, group, name);
      return 0;
    }
    if (hasGroup(sys, name)) {
      if (options.has('system')) return 0;
      throw new Failure(`The group \`${name}' already exists.`, 1);
    }
    const gid =
      options.get('gid') === undefined ? freeId(sys, options.has('system') ? 100 : 1000) : Number(options.get('gid'));
    if (!options.has('quiet')) yield* io.print(`info: Adding group \`${name}' (GID ${gid}) ...\n`);
    addGroupRow(sys, name, gid);
    return 0;
  },
);
