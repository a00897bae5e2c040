import { APPLETS } from '../images/busybox';
import type { Program } from '../kernel/syscalls';
import { ash } from '../shell/ash';
import { busyboxUsages } from './busybox-usages';
import { BUSYBOX, busyboxUsage, type Tool, usageTexts } from './command';
import { coreutils } from './coreutils/index';
import { hexdump } from './hexdump';
import { httpd } from './http/busybox-httpd';
import { busyboxWget } from './http/busybox-wget';
import { nc } from './net/nc';
import { netstat } from './net/netstat';
import { busyboxPs } from './procps/busybox-ps';
import { kill } from './procps/kill';
import { killall } from './procps/killall';
import { pidof } from './procps/pidof';
import { top } from './procps/top';
import { watch } from './procps/watch';
import { print, printError } from './stdio';
import { clear } from './terminal-tools';
import { text } from './text/index';
import { logger } from './util-linux/logger';
import { mount, mountpoint, umount } from './util-linux/mount';
import { setsid } from './util-linux/setsid';
import { xxd } from './xxd';

const applets: Readonly<Record<string, Tool>> = {
  ...coreutils,
  ...text,
  '[[': coreutils['['] ?? ash,
  ash,
  sh: ash,
  kill,
  killall,
  pidof,
  ps: busyboxPs,
  top,
  wget: busyboxWget,
  clear,
  hexdump,
  hd: hexdump,
  httpd,
  logger,
  mount,
  mountpoint,
  nc,
  netstat,
  setsid,
  umount,
  watch,
  xxd,
};

for (const [name, text] of Object.entries(busyboxUsages)) usageTexts.set(name, text);

const USAGE = `${BUSYBOX}
BusyBox is copyrighted by many authors between 1998-2015.
Licensed under GPLv2. See source distribution for detailed
copyright notices.

Usage: busybox [function [arguments]...]
   or: busybox --list[-full]
   or: busybox --show SCRIPT
   or: busybox --install [-s] [DIR]
   or: function [arguments]...

	BusyBox is a multi-call binary that combines many common Unix
	utilities into a single executable.  Most people will create a
	link to busybox for each function they wish to use and BusyBox
	will act like whatever it was invoked as.

Currently defined functions:
`;

/** The applet is argv[0]'s base name, or the first argument. */
export const busybox: Program = function* (sys, argv) {
  const called = (argv[0] ?? '').replace(/^.*\//, '').replace(/^-/, '');
  const words = called.startsWith('busybox') ? argv.slice(1) : [called, ...argv.slice(1)];
  const [name] = words;
  if (name === undefined || name === '--help') {
    yield* print(sys, `${USAGE}${functionList()}\n`);
    return 0;
  }
  if (name === '--list' || name === '--list-full') {
    yield* print(sys, APPLETS.map((applet) => `${name === '--list' ? '' : 'bin/'}${applet}\n`).join(''));
    return 0;
  }
  const applet = Object.hasOwn(applets, name) ? applets[name] : undefined;
  if (words[1] === '--help' && words.length === 2 && usageTexts.has(name) && APPLETS.includes(name)) {
    yield* printError(sys, `${busyboxUsage(name)}\n`);
    return 0;
  }
  // A login shell is told by the dash before its name.
  if (applet && APPLETS.includes(name))
    return yield* applet(
      sys,
      called === name ? [applet === ash ? (argv[0] ?? name) : name, ...words.slice(1)] : words,
      'busybox',
    );
  if (!APPLETS.includes(name)) {
    yield* printError(sys, `${name}: applet not found\n`);
    return 127;
  }
  yield* printError(sys, `busybox: ${name}: not part of this simulation\n`);
  return 1;
};

/** Names between commas, lines of less than 80 columns. */
function functionList(): string {
  const lines: string[] = [];
  let line = '\t';
  for (const [i, name] of APPLETS.entries()) {
    const word = name + (i < APPLETS.length - 1 ? ',' : '');
    if (line.length + word.length > 70) {
      lines.push(line.trimEnd());
      line = '\t';
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join('\n');
}
