import type { Tool } from '../command';
import { cat } from './cat';
import { chmod } from './chmod';
import { chgrp, chown } from './chown';
import { cp } from './cp';
import { cut } from './cut';
import { date } from './date';
import { du } from './du';
import { echo } from './echo';
import { env, printenv } from './env';
import { head } from './head';
import { hostname } from './hostname';
import { groupsOf, id, logname, whoami } from './id';
import { ln } from './ln';
import { ls } from './ls';
import { mkdir, rmdir } from './mkdir';
import { mktemp } from './mktemp';
import { mv } from './mv';
import { basename, dirname } from './path-names';
import { printf } from './printf';
import { pwd } from './pwd';
import { readlink, realpath } from './realpath';
import { rm } from './rm';
import { seq } from './seq';
import { sleep } from './sleep';
import { sort } from './sort';
import { stat } from './stat';
import { tail } from './tail';
import { tee } from './tee';
import { test } from './test';
import { touch } from './touch';
import { tr } from './tr';
import { fail, succeed } from './true';
import { arch, nproc, uname } from './uname';
import { uniq } from './uniq';
import { wc } from './wc';
import { which } from './which';
import { nice, nohup, timeout } from './wrappers';
import { yes } from './yes';

/** By the name a learner types; hostname and which come from packages of their own. */
export const coreutils: Readonly<Record<string, Tool>> = {
  '[': test, arch, basename, cat, chgrp, chmod, chown, cp, cut, date, dirname, du, echo, env, false: fail, groups: groupsOf, head, hostname, id, ln,
  logname, ls, mkdir, mktemp, mv, nice, nohup, nproc, printenv, printf, pwd, readlink, realpath, rm, rmdir, seq, sleep, sort, stat, tail, tee, test,
  timeout, touch, tr, true: succeed, uname, uniq, wc, which, whoami, yes,
};
