import type { Tool } from '../command';
import { base64 } from './base64';
import { cat } from './cat';
import { chmod } from './chmod';
import { chgrp, chown } from './chown';
import { cksum } from './cksum';
import { cp } from './cp';
import { cut } from './cut';
import { date } from './date';
import { dd } from './dd';
import { df } from './df';
import { md5sum, sha1sum, sha256sum } from './digest';
import { du } from './du';
import { echo } from './echo';
import { env, printenv } from './env';
import { expr } from './expr';
import { head } from './head';
import { hostname } from './hostname';
import { groupsOf, id, logname, whoami } from './id';
import { install } from './install';
import { comm, expand, fold, join, nl, paste, rev, split, tac } from './line-tools';
import { ln } from './ln';
import { ls } from './ls';
import { mkdir, rmdir } from './mkdir';
import { mktemp } from './mktemp';
import { mv } from './mv';
import { factor, numfmt, tsort } from './number-tools';
import { od } from './od';
import { basename, dirname } from './path-names';
import { printf } from './printf';
import { pwd } from './pwd';
import { readlink, realpath } from './realpath';
import { rm } from './rm';
import { seq } from './seq';
import { shuf } from './shuf';
import { sleep } from './sleep';
import { sort } from './sort';
import { stat } from './stat';
import { free, mkfifo, stty, sync, truncate, tty, uptime } from './system-tools';
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

/** By the name a learner types; hostname, which, free, uptime and rev come from packages of their own. */
export const coreutils: Readonly<Record<string, Tool>> = {
  '[': test,
  arch,
  base64,
  basename,
  cat,
  chgrp,
  chmod,
  chown,
  cksum,
  comm,
  cp,
  cut,
  date,
  dd,
  df,
  dirname,
  du,
  echo,
  env,
  expand,
  expr,
  factor,
  false: fail,
  fold,
  free,
  groups: groupsOf,
  head,
  hostname,
  id,
  install,
  join,
  ln,
  logname,
  ls,
  md5sum,
  mkdir,
  mkfifo,
  mktemp,
  mv,
  nice,
  nl,
  nohup,
  nproc,
  numfmt,
  od,
  paste,
  printenv,
  printf,
  pwd,
  readlink,
  realpath,
  rev,
  rm,
  rmdir,
  seq,
  sha1sum,
  sha256sum,
  shuf,
  sleep,
  sort,
  split,
  stat,
  stty,
  sync,
  tac,
  tail,
  tee,
  test,
  timeout,
  touch,
  tr,
  true: succeed,
  truncate,
  tsort,
  tty,
  uname,
  uniq,
  uptime,
  wc,
  which,
  whoami,
  yes,
};
