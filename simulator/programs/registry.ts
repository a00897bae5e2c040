import type { Program } from '../kernel/syscalls';
import { aptCache } from './apt/apt-cache';
import { aptGet } from './apt/apt-get';
import { aptMark } from './apt/apt-mark';
import { coreutils } from './coreutils/index';
import { curl, wget } from './curl/curl';
import { service } from './daemons/service';
import { startStopDaemon } from './daemons/start-stop-daemon';
import { dpkg } from './dpkg/dpkg';
import { hexdump } from './hexdump';
import { dumbInit } from './inits/dumb-init';
import { tini } from './inits/tini';
import { nc } from './net/nc';
import { netstat } from './net/netstat';
import { ss } from './net/ss';
import { nginx } from './nginx/nginx';
import { kill } from './procps/kill';
import { killall } from './procps/killall';
import { pgrep } from './procps/pgrep';
import { pidof } from './procps/pidof';
import { ps } from './procps/ps';
import { pstree } from './procps/pstree';
import { top } from './procps/top';
import { watch } from './procps/watch';
import { addgroup, adduser } from './shadow/adduser';
import { getent } from './shadow/getent';
import { gosu, setpriv } from './shadow/gosu';
import { runuser, su } from './shadow/su';
import { sudo } from './shadow/sudo';
import { groupadd, useradd, userdel, usermod } from './shadow/useradd';
import { clear, tput } from './terminal-tools';
import { text } from './text/index';
import { logger } from './util-linux/logger';
import { lscpu } from './util-linux/lscpu';
import { mount, mountpoint, umount } from './util-linux/mount';
import { setsid } from './util-linux/setsid';
import { xxd } from './xxd';

const procps = { ps, kill, killall, pgrep, pkill: pgrep, pidof, pstree, top, watch };
const utilLinux = { mount, umount, mountpoint, setsid, logger, lscpu };
const net = { nc, ss, netstat };
const terminal = { clear, reset: clear, tput };
const shadow = { addgroup, adduser, getent, gosu, setpriv, runuser, su, sudo, groupadd, useradd, userdel, usermod };

/** What the binaries of all file systems do, by the name they carry (vfs/binary); the larger ones are in late.ts, shells and
    docker elsewhere. */
export const tools: Readonly<Record<string, Program>> = {
  ...coreutils,
  ...text,
  ...procps,
  ...shadow,
  ...utilLinux,
  ...net,
  ...terminal,
  'apt-get': aptGet,
  apt: aptGet,
  'apt-cache': aptCache,
  'apt-mark': aptMark,
  dpkg,
  'dpkg-query': dpkg,
  tini,
  'docker-init': tini,
  'dumb-init': dumbInit,
  hexdump,
  hd: hexdump,
  xxd,
  curl,
  wget,
  nginx,
  service,
  'start-stop-daemon': startStopDaemon,
};
