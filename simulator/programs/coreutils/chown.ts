import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { accounts, groupId, userId } from '../accounts';
import { command, Failure, type Stdio, type Tool, UsageError } from '../command';
import type { Options } from '../options';
import { quote, quoteAlways } from '../quote';
import { join, sortedNames } from './walk';

interface Owner {
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

function parseOwner(io: Stdio, text: string): Owner {
  const { sys } = io;
  const at = text.search(/[:.]/) >= 0 && userId(sys, text) === undefined ? text.search(/[:.]/) : -1;
  const [user, group] = at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
  const uid = user === '' ? undefined : userId(sys, user);
  if (user !== '' && uid === undefined)
    throw new Failure(io.flavour === 'gnu' ? `invalid user: ${quote(text)}` : `unknown user ${user}`);
  if (group === undefined) return { uid, gid: undefined };
  if (group === '') return { uid, gid: user === '' ? undefined : accounts(sys).find((a) => a.uid === uid)?.gid };
  const gid = groupId(sys, group);
  if (gid === undefined)
    throw new Failure(io.flavour === 'gnu' ? `invalid group: ${quote(text)}` : `unknown group ${group}`);
  return { uid, gid };
}

function* change(io: Stdio, path: Bytes, owner: Owner, options: Options, what: string, operand: boolean): Run<void> {
  const { sys } = io;
  try {
    const nofollow = options.has('h') || !operand;
    const stat = nofollow ? sys.lstat(path) : sys.stat(path);
    if (options.has('R') && stat.type === 'directory')
      for (const name of sortedNames(sys, path)) yield* change(io, join(path, name), owner, options, what, false);
    try {
      sys.chown(path, owner.uid ?? stat.uid, owner.gid ?? stat.gid, { nofollow });
    } catch (e) {
      io.status = 1;
      if (!options.has('f'))
        yield* io.fail(
          io.flavour === 'gnu'
            ? `changing ${what} of ${quoteAlways(path)}: ${asErrno(e).message}`
            : `${path}: ${asErrno(e).message}`,
        );
      return;
    }
    if (options.has('v')) yield* io.print(`changed ${what} of ${quoteAlways(path)}\n`);
  } catch (e) {
    io.status = 1;
    if (!options.has('f')) yield* io.cannot('access', path, e);
  }
}

const OPTIONS =
  'c,changes f,silent,quiet h,no-dereference dereference H L P R,recursive v,verbose reference= from= preserve-root no-preserve-root';

function changer(name: 'chown' | 'chgrp'): Tool {
  const what = name === 'chown' ? '[OWNER][:[GROUP]]' : 'GROUP';
  return command(
    {
      name,
      usage: `[OPTION]... ${what} FILE...`,
      about: `Change the ${name === 'chown' ? 'owner and/or group' : 'group'} of each FILE.`,
      options: OPTIONS,
    },
    function* (io, options, operands) {
      const model = options.get('reference');
      const [text, ...paths] = model === undefined ? operands : ['', ...operands];
      if (text === undefined) throw new UsageError('missing operand');
      if (paths.length === 0) throw new UsageError(`missing operand after ${quote(text)}`);
      let owner: Owner;
      if (model !== undefined) owner = io.sys.stat(model);
      else if (name === 'chown') owner = parseOwner(io, text);
      else {
        owner = { uid: undefined, gid: groupId(io.sys, text) };
        if (owner.gid === undefined)
          throw new Failure(io.flavour === 'gnu' ? `invalid group: ${quote(text)}` : `unknown group ${text}`);
      }
      const words = name === 'chown' && owner.uid !== undefined ? 'ownership' : 'group';
      for (const path of paths) yield* change(io, path, owner, options, words, true);
    },
  );
}

export const chown = changer('chown');
export const chgrp = changer('chgrp');
