import { createDockerProgram } from '../docker/cli/docker';
import type { Engine } from '../docker/engine';
import { buildCommand } from '../dockerfile/build/command';
import type { Builder } from '../dockerfile/build/solve';
import type { Program } from '../kernel/syscalls';
import { ash } from '../shell/ash';
import { bash } from '../shell/bash';
import { dash } from '../shell/dash';
import { aptGet } from './apt/apt-get';
import { cat } from './coreutils/cat';
import { chmod } from './coreutils/chmod';
import { cp } from './coreutils/cp';
import { cut } from './coreutils/cut';
import { date } from './coreutils/date';
import { echo } from './coreutils/echo';
import { env, printenv } from './coreutils/env';
import { head } from './coreutils/head';
import { hostname } from './coreutils/hostname';
import { id, whoami } from './coreutils/id';
import { ln } from './coreutils/ln';
import { mkdir, rmdir } from './coreutils/mkdir';
import { mv } from './coreutils/mv';
import { basename, dirname } from './coreutils/path-names';
import { printf } from './coreutils/printf';
import { pwd } from './coreutils/pwd';
import { rm } from './coreutils/rm';
import { seq } from './coreutils/seq';
import { sleep } from './coreutils/sleep';
import { sort } from './coreutils/sort';
import { tail } from './coreutils/tail';
import { tee } from './coreutils/tee';
import { test } from './coreutils/test';
import { touch } from './coreutils/touch';
import { tr } from './coreutils/tr';
import { fail, succeed } from './coreutils/true';
import { uname } from './coreutils/uname';
import { uniq } from './coreutils/uniq';
import { wc } from './coreutils/wc';
import { which } from './coreutils/which';
import { yes } from './coreutils/yes';
import { curl, wget } from './curl/curl';
import { dumbInit } from './inits/dumb-init';
import { tini } from './inits/tini';
import { nginx } from './nginx/nginx';
import { kill } from './procps/kill';
import { killall } from './procps/killall';
import { pgrep } from './procps/pgrep';
import { pidof } from './procps/pidof';
import { ps } from './procps/ps';
import { pstree } from './procps/pstree';
import { top } from './procps/top';
import { python3 } from './python/python3';
import { addgroup, adduser } from './shadow/adduser';
import { getent } from './shadow/getent';
import { gosu, setpriv } from './shadow/gosu';
import { runuser, su } from './shadow/su';
import { groupadd, useradd, userdel, usermod } from './shadow/useradd';

const coreutils = {
  cat,
  chmod,
  cp,
  cut,
  date,
  echo,
  env,
  printenv,
  head,
  hostname,
  id,
  whoami,
  ln,
  mkdir,
  rmdir,
  mv,
  basename,
  dirname,
  printf,
  pwd,
  rm,
  seq,
  sleep,
  sort,
  tail,
  tee,
  test,
  touch,
  tr,
  true: succeed,
  false: fail,
  uname,
  uniq,
  wc,
  which,
  yes,
};
const procps = { ps, kill, killall, pgrep, pkill: pgrep, pidof, pstree, top };
const shadow = { addgroup, adduser, getent, gosu, setpriv, runuser, su, groupadd, useradd, userdel, usermod };

/** What the binaries of all file systems do, by the name they carry (vfs/binary). `docker` needs the machine's engine. */
export function makePrograms(engine: Engine, builder: Builder): Record<string, Program> {
  return {
    ...coreutils,
    ...procps,
    ...shadow,
    bash,
    dash,
    ash,
    python3,
    'apt-get': aptGet,
    apt: aptGet,
    tini,
    docker: createDockerProgram(engine, { build: buildCommand(builder) }),
    'docker-init': tini,
    'dumb-init': dumbInit,
    curl,
    wget,
    nginx,
  };
}
