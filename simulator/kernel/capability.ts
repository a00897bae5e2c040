// capabilities(7), in the order of their bits.
const names =
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'.split(
    ' ',
  );

/** Names are written without `CAP_`. */
export type CapabilitySet = ReadonlySet<string>;

export const allCapabilities: CapabilitySet = new Set(names);
export const noCapabilities: CapabilitySet = new Set();

/** The set as /proc/PID/status shows it. */
export function capabilityMask(set: CapabilitySet): string {
  let bits = 0n;
  for (const name of set) bits |= 1n << BigInt(names.indexOf(name));
  return bits.toString(16).padStart(16, '0');
}

/** What a process can have who has all of `bounding` to choose from: root takes all, others nothing. */
export const capabilitiesOf = (uid: number, bounding: CapabilitySet): CapabilitySet =>
  uid === 0 ? bounding : noCapabilities;
