import { groupId, groups } from '../accounts';
import { command, Failure, UsageError } from '../command';
import {
  addGroupRow,
  addMember,
  addUserRow,
  freeId,
  has,
  hasGroup,
  makeHome,
  type NewUser,
  removeRows,
  validName,
} from './account-files';

const SHADOW = 'shadow-utils 4.17.4';

const number = (text: string | undefined, what: string): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new Failure(`invalid ${what} '${text}'`, 3);
  return Number(text);
};

/** useradd(8) */
export const useradd = command(
  {
    name: 'useradd',
    usage: '[options] LOGIN',
    badUsage: 2,
    version: SHADOW,
    options:
      'r,system m,create-home M,no-create-home u=,uid g=,gid G=,groups s=,shell d=,home-dir c=,comment N,no-user-group U,user-group l,no-log-init o,non-unique p=,password k=,skel e=,expiredate b=,base-dir',
  },
  function* (io, options, [name, ...rest]) {
    const { sys } = io;
    if (name === undefined || rest.length > 0) throw new UsageError('', 2);
    if (sys.credentials().uid !== 0)
      throw new Failure('Permission denied.\nuseradd: cannot lock /etc/passwd; try again later.', 1);
    if (!validName(name)) throw new Failure(`invalid user name '${name}': use --badname to ignore`, 3);
    if (has(sys, name)) throw new Failure(`user '${name}' already exists`, 9);
    const system = options.has('r');
    const uid = number(options.get('u'), 'user ID') ?? (system ? freeId(sys, 999, -1) : freeId(sys, 1000));
    const wanted = options.get('g');
    let gid = wanted === undefined ? undefined : groupId(sys, wanted);
    if (wanted !== undefined && (gid === undefined || !groups(sys).some((group) => group.gid === gid)))
      throw new Failure(`group '${wanted}' does not exist`, 6);
    if (gid === undefined && options.has('N')) gid = 100;
    if (gid === undefined) {
      if (hasGroup(sys, name))
        throw new Failure(`group ${name} exists - if you want to add this user to that group, use -g.`, 9);
      gid = groups(sys).some((group) => group.gid === uid) ? freeId(sys, system ? 999 : 1000, system ? -1 : 1) : uid;
      addGroupRow(sys, name, gid);
    }
    const user: NewUser = {
      name,
      uid,
      gid,
      gecos: options.get('c') ?? '',
      home: options.get('d') ?? `/home/${name}`,
      shell: options.get('s') ?? '/bin/sh',
    };
    addUserRow(sys, user);
    for (const group of options.get('G')?.split(',') ?? []) {
      if (!hasGroup(sys, group)) throw new Failure(`group '${group}' does not exist`, 6);
      addMember(sys, group, name);
    }
    if (options.has('m')) makeHome(sys, user);
  },
);

/** groupadd(8) */
export const groupadd = command(
  {
    name: 'groupadd',
    usage: '[options] GROUP',
    badUsage: 2,
    version: SHADOW,
    options: 'g=,gid r,system f,force o,non-unique p=,password U=,users',
  },
  function* (io, options, [name, ...rest]) {
    const { sys } = io;
    if (name === undefined || rest.length > 0) throw new UsageError('', 2);
    if (sys.credentials().uid !== 0)
      throw new Failure('Permission denied.\ngroupadd: cannot lock /etc/group; try again later.', 1);
    if (hasGroup(sys, name)) {
      if (options.has('f')) return 0;
      throw new Failure(`group '${name}' already exists`, 9);
    }
    const gid = number(options.get('g'), 'group ID') ?? (options.has('r') ? freeId(sys, 999, -1) : freeId(sys, 1000));
    if (groups(sys).some((group) => group.gid === gid)) throw new Failure(`GID '${gid}' already exists`, 4);
    addGroupRow(sys, name, gid);
    yield* io.flush();
    return 0;
  },
);

/** userdel(8) */
export const userdel = command(
  { name: 'userdel', usage: '[options] LOGIN', badUsage: 2, version: SHADOW, options: 'r,remove f,force' },
  function* (io, _options, [name = '']) {
    if (!has(io.sys, name)) throw new Failure(`user '${name}' does not exist`, 6);
    removeRows(io.sys, '/etc/passwd', name);
    removeRows(io.sys, '/etc/shadow', name);
    if (hasGroup(io.sys, name)) removeRows(io.sys, '/etc/group', name);
    yield* io.flush();
  },
);

/** usermod(8), for the groups and shell that images change. */
export const usermod = command(
  {
    name: 'usermod',
    usage: '[options] LOGIN',
    badUsage: 2,
    version: SHADOW,
    options: 'a,append G=,groups s=,shell d=,home u=,uid g=,gid c=,comment l=,login L,lock',
  },
  function* (io, options, [name = '']) {
    if (!has(io.sys, name)) throw new Failure(`user '${name}' does not exist`, 6);
    for (const group of options.get('G')?.split(',') ?? []) {
      if (!hasGroup(io.sys, group)) throw new Failure(`group '${group}' does not exist`, 6);
      addMember(io.sys, group, name);
    }
    const rows = io.sys
      .readFile('/etc/passwd')
      .split('\n')
      .map((row) => {
        const fields = row.split(':');
        if (fields[0] !== name) return row;
        const set = (index: number, key: string) => {
          const value = options.get(key);
          if (value !== undefined) fields[index] = value;
        };
        set(2, 'u');
        const group = options.get('g');
        if (group !== undefined) fields[3] = String(groupId(io.sys, group) ?? fields[3]);
        set(4, 'c');
        set(5, 'd');
        set(6, 's');
        return fields.join(':');
      });
    io.sys.writeFile('/etc/passwd', rows.join('\n'));
    yield* io.flush();
  },
);
