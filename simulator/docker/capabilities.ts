import { DaemonError } from './daemon-error';

// capabilities(7), in the order of their bits.
const names =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'.split(
    ' ',
  );

/** Throws with the daemon's words for a name that is none. */
export function checkCapabilities(flag: 'CapAdd' | 'CapDrop', wanted: readonly string[]): void {
  for (const text of wanted) {
    const name = text.toUpperCase().replace(/^CAP_/, '');
    if (name !== 'ALL' && !names.includes(name))
      throw new DaemonError(`invalid ${flag}: unknown capability: "CAP_${name}"`);
  }
}
