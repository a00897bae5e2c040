// Debian's 90-systemd.preset, as far as it has units that are here; everything else is enabled.
const disabled =
  'console-getty.service debug-shell.service exit.target halt.target kexec.target poweroff.target rescue.target proc-sys-fs-binfmt_misc.mount syslog.socket systemd-boot-check-no-failures.service'.split(
    ' ',
  );

/** What `systemctl preset` would make of the unit. */
export const presetOf = (name: string): 'enabled' | 'disabled' => (disabled.includes(name) ? 'disabled' : 'enabled');
