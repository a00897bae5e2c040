import { decodeUtf8, utf8 } from './bytes';
import { type Host, WORK } from './host';
import { plantTty } from './kernel/devfs';
import type { Kernel } from './kernel/kernel';
import type { Proc } from './kernel/proc';
import type { WindowSize } from './kernel/syscalls';
import { type Tty, TtyFile } from './kernel/tty';
import type { OutputChunk, TerminalSession } from './machine';

/** A terminal window on the host: a bash on a tty of its own, and a new one when that exits. */
export function openTerminal(kernel: Kernel, host: Host, size: WindowSize): TerminalSession {
  const used = new Set(
    [...kernel.ttys.values()].filter((t) => host.dev.lookup(['pts', String(t.number)])).map((t) => t.number),
  );
  let number = 0;
  while (used.has(number)) number += 1;
  const tty = kernel.openTty(size, number);
  plantTty(host.dev, tty);
  let shell = startShell(kernel, host, tty);
  let open = true;
  let held = '';
  const respawn = () => {
    if (!open) return;
    tty.set({ canonical: true, echo: true, signals: true, outputNewline: true });
    shell = startShell(kernel, host, tty);
    shell.exited.add(respawn);
  };
  shell.exited.add(respawn);
  return {
    input(text) {
      kernel.settle();
      tty.input(utf8(text));
    },
    resize(next) {
      kernel.settle();
      tty.resize(next);
    },
    takeOutput(limit = 65536): OutputChunk[] {
      return tty.take(limit).map(({ kind, data }) => {
        const bytes = held + data;
        const cut = incompleteTail(bytes);
        held = bytes.slice(bytes.length - cut);
        return { kind, text: decodeUtf8(bytes.slice(0, bytes.length - cut)) };
      });
    },
    takeLines: () => tty.takeLines().map(decodeUtf8),
    get waitingForInput() {
      return tty.waitingReaders > 0 && !tty.readReady;
    },
    get foreground() {
      return kernel.group(tty.foreground)[0]?.comm ?? shell.comm;
    },
    close() {
      kernel.settle();
      open = false;
      kernel.closeTty(tty);
      host.dev.detach(['pts', String(tty.number)]);
    },
  };
}

function startShell(kernel: Kernel, host: Host, tty: Tty): Proc {
  const file = new TtyFile(tty);
  return kernel.spawn({
    parent: host.init,
    ns: host.ns,
    cgroup: kernel.rootCgroup,
    path: '/usr/bin/bash',
    argv: ['bash'],
    env: host.env,
    cwd: WORK,
    stdio: [file, file, file],
    tty,
  });
}

/** Bytes at the end that begin a UTF-8 character without finishing it. */
function incompleteTail(bytes: string): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const c = bytes.charCodeAt(bytes.length - back);
    if ((c & 0xc0) === 0x80) continue;
    const length = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}
