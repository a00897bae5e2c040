import type { PackageFile } from './package';

// The units that Debian 13's systemd brings (257.13), and what each is after a boot in a container with --privileged.
// name|description|[Install]|sub-state then; name>what it is another name of
const UNITS = `
autovt@.service>getty@.service
basic.target|Basic System||active
blockdev@.target|Block Device Preparation for %f
bluetooth.target|Bluetooth Support
boot-complete.target|Boot Completion Check
capsule.slice|Capsule Slice
capsule@.service|Capsule Service Manager for %i
console-getty.service|Console Getty|WantedBy=getty.target
container-getty@.service|Container Getty on /dev/pts/%I
ctrl-alt-del.target>reboot.target
dbus-org.freedesktop.hostname1.service>systemd-hostnamed.service
dbus-org.freedesktop.locale1.service>systemd-localed.service
dbus-org.freedesktop.login1.service>systemd-logind.service
dbus-org.freedesktop.timedate1.service>systemd-timedated.service
debug-shell.service|Early root shell on /dev/tty9 FOR DEBUGGING ONLY|WantedBy=sysinit.target
default.target>graphical.target
dev-hugepages.mount|Huge Pages File System||mounted
dev-mqueue.mount|POSIX Message Queue File System||mounted
emergency.service|Emergency Shell
emergency.target|Emergency Mode
exit.target|Exit the Container|Alias=ctrl-alt-del.target
factory-reset.target|Factory Reset
final.target|Late Shutdown Services
first-boot-complete.target|First Boot Complete
getty-pre.target|Preparation for Logins
getty-static.service|getty on tty2-tty6 if dbus and logind are not available
getty.target|Login Prompts||active
getty@.service|Getty on %I|WantedBy=getty.target DefaultInstance=tty1
graphical.target|Graphical Interface||active
halt.target|System Halt|Alias=ctrl-alt-del.target
kexec.target|Reboot via kexec|Alias=ctrl-alt-del.target
kmod-static-nodes.service|Create List of Static Device Nodes
kmod.service>systemd-modules-load.service
ldconfig.service|Rebuild Dynamic Linker Cache||exited
local-fs-pre.target|Preparation for Local File Systems||active
local-fs.target|Local File Systems||active
machine.slice|Virtual Machine and Container Slice
modprobe@.service|Load Kernel Module %i
multi-user.target|Multi-User System||active
network-online.target|Network is Online||active
network-pre.target|Preparation for Network
network.target|Network
nss-lookup.target|Host and Network Name Lookups
nss-user-lookup.target|User and Group Name Lookups
paths.target|Path Units||active
poweroff.target|System Power Off|Alias=ctrl-alt-del.target
printer.target|Printer Support
proc-sys-fs-binfmt_misc.automount|Arbitrary Executable File Formats File System Automount Point
proc-sys-fs-binfmt_misc.mount|Arbitrary Executable File Formats File System|WantedBy=sysinit.target
quotaon-root.service|Enable Root File System Quotas
quotaon@.service|Enable File System Quotas
rc-local.service|/etc/rc.local Compatibility
reboot.target|System Reboot|Alias=ctrl-alt-del.target
remote-fs-pre.target|Preparation for Remote File Systems
remote-fs.target|Remote File Systems|WantedBy=multi-user.target|active
rescue.service|Rescue Shell
rescue.target|Rescue Mode
rpcbind.target|RPC Port Mapper
run-lock.mount|Legacy Locks Directory /run/lock|WantedBy=local-fs.target|mounted
runlevel0.target>poweroff.target
runlevel1.target>rescue.target
runlevel2.target>multi-user.target
runlevel3.target>multi-user.target
runlevel4.target>multi-user.target
runlevel5.target>graphical.target
runlevel6.target>reboot.target
serial-getty@.service|Serial Getty on %I|WantedBy=getty.target
shutdown.target|System Shutdown
sigpwr.target|Power Failure
sleep.target|Sleep
slices.target|Slice Units||active
smartcard.target|Smart Card
sockets.target|Socket Units||active
soft-reboot.target|Reboot System Userspace
sound.target|Sound Card
ssh-access.target|SSH Access Available
storage-target-mode.target|Storage Target Mode
swap.target|Swaps||active
sys-fs-fuse-connections.mount|FUSE Control File System||mounted
sys-kernel-config.mount|Kernel Configuration File System
sys-kernel-debug.mount|Kernel Debug File System||mounted
sys-kernel-tracing.mount|Kernel Trace File System||mounted
sysinit.target|System Initialization||active
syslog.socket|Syslog Socket
system-update-cleanup.service|Remove the Offline System Updates Symlink
system-update-pre.target|Offline System Update (Pre)
system-update.target|Offline System Update
systemd-ask-password-console.path|Dispatch Password Requests to Console Directory Watch||waiting
systemd-ask-password-console.service|Dispatch Password Requests to Console
systemd-ask-password-wall.path|Forward Password Requests to Wall Directory Watch||waiting
systemd-ask-password-wall.service|Forward Password Requests to Wall
systemd-backlight@.service|Load/Save Screen Backlight Brightness of %i
systemd-battery-check.service|Check battery level during early boot
systemd-binfmt.service|Set Up Additional Binary Formats
systemd-boot-check-no-failures.service|Check if Any System Units Failed|RequiredBy=boot-complete.target
systemd-bsod.service|Display Boot-Time Emergency Messages In Full Screen
systemd-confext.service|Merge System Configuration Images into /etc/|WantedBy=sysinit.target
systemd-creds.socket|Credential Encryption/Decryption||listening
systemd-creds@.service|Credential Encryption/Decryption
systemd-exit.service|Exit the Container
systemd-firstboot.service|First Boot Wizard
systemd-fsck-root.service|File System Check on Root Device
systemd-fsck@.service|File System Check on %f
systemd-growfs-root.service|Grow Root File System
systemd-growfs@.service|Grow File System on %f
systemd-halt.service|System Halt
systemd-hostnamed.service|Hostname Service
systemd-hostnamed.socket|Hostname Service Socket||listening
systemd-initctl.service|initctl Compatibility Daemon
systemd-initctl.socket|initctl Compatibility Named Pipe||listening
systemd-journal-catalog-update.service|Rebuild Journal Catalog||exited
systemd-journal-flush.service|Flush Journal to Persistent Storage||exited
systemd-journald-audit.socket|Journal Audit Socket|WantedBy=sockets.target WantedBy=systemd-journald.service
systemd-journald-dev-log.socket|Journal Socket (/dev/log)||running
systemd-journald-sync@.service|Sync Journal for Namespace %i
systemd-journald-varlink@.socket|Journal Varlink Socket for Namespace %i
systemd-journald.socket|Journal Sockets||running
systemd-journald@.service|Journal Service for Namespace %i
systemd-journald@.socket|Journal Sockets for Namespace %i|WantedBy=sockets.target
systemd-kexec.service|Reboot via kexec
systemd-localed.service|Locale Service
systemd-logind.service|User Login Management
systemd-machine-id-commit.service|Save Transient machine-id to Disk
systemd-modules-load.service|Load Kernel Modules||failed
systemd-network-generator.service|Generate Network Units from Kernel Command Line|WantedBy=sysinit.target
systemd-networkd-persistent-storage.service|Enable Persistent Storage in systemd-networkd
systemd-networkd-wait-online.service|Wait for Network to be Configured|WantedBy=network-online.target
systemd-networkd-wait-online@.service|Wait for Network Interface %i to be Configured|WantedBy=network-online.target
systemd-networkd.service|Network Configuration|WantedBy=multi-user.target Also=systemd-networkd.socket Alias=dbus-org.freedesktop.network1.service Also=systemd-network-generator.service Also=systemd-networkd-wait-online.service
systemd-networkd.socket|Network Service Netlink Socket|WantedBy=sockets.target
systemd-pcrextend.socket|TPM PCR Measurements|WantedBy=sockets.target
systemd-pcrextend@.service|TPM PCR Measurements
systemd-pcrfs-root.service|TPM PCR Root File System Measurement
systemd-pcrfs@.service|TPM PCR File System Measurement of %f
systemd-pcrmachine.service|TPM PCR Machine ID Measurement
systemd-pcrphase-initrd.service|TPM PCR Barrier (initrd)
systemd-pcrphase-sysinit.service|TPM PCR Barrier (Initialization)
systemd-pcrphase.service|TPM PCR Barrier (User)
systemd-poweroff.service|System Power Off
systemd-pstore.service|Platform Persistent Storage Archival|WantedBy=sysinit.target
systemd-quotacheck-root.service|Root File System Quota Check
systemd-quotacheck@.service|File System Quota Check
systemd-random-seed.service|Load/Save OS Random Seed
systemd-reboot.service|System Reboot
systemd-remount-fs.service|Remount Root and Kernel File Systems||exited
systemd-rfkill.service|Load/Save RF Kill Switch Status
systemd-rfkill.socket|Load/Save RF Kill Switch Status /dev/rfkill Watch
systemd-soft-reboot.service|Reboot System Userspace
systemd-storagetm.service|Storage Target Mode (NVMe-TCP)
systemd-sysctl.service|Apply Kernel Variables||exited
systemd-sysext.service|Merge System Extension Images into /usr/ and /opt/|WantedBy=sysinit.target
systemd-sysext.socket|System Extension Image Management|WantedBy=sockets.target|listening
systemd-sysext@.service|System Extension Image Management
systemd-sysusers.service|Create System Users||exited
systemd-timedated.service|Time & Date Service
systemd-tmpfiles-clean.service|Cleanup of Temporary Directories
systemd-tmpfiles-clean.timer|Daily Cleanup of Temporary Directories||waiting
systemd-tmpfiles-setup-dev-early.service|Create Static Device Nodes in /dev gracefully||exited
systemd-tmpfiles-setup-dev.service|Create Static Device Nodes in /dev||exited
systemd-tmpfiles-setup.service|Create System Files and Directories||exited
systemd-tpm2-setup-early.service|Early TPM SRK Setup
systemd-tpm2-setup.service|TPM SRK Setup
systemd-update-done.service|Update is Completed||exited
systemd-user-sessions.service|Permit User Sessions||exited
systemd-volatile-root.service|Enforce Volatile Root File Systems
time-set.target|System Time Set
time-sync.target|System Time Synchronized
timers.target|Timer Units||active
tmp.mount|Temporary Directory /tmp||mounted
tpm2.target|Trusted Platform Module
umount.target|Unmount All Filesystems
usb-gadget.target|Hardware activated USB gadget
user-runtime-dir@.service|User Runtime Directory /run/user/%i
user.slice|User and Session Slice||active
user@.service|User Manager for UID %i
`;

/** What each target wants, by links in /usr/lib/systemd/system. */
const WANTS = `
getty.target: getty-static.service
initrd.target: systemd-battery-check.service systemd-bsod.service systemd-pcrphase-initrd.service
local-fs.target: run-lock.mount tmp.mount
multi-user.target: getty.target systemd-ask-password-wall.path systemd-logind.service systemd-user-sessions.service
sockets.target: systemd-creds.socket systemd-hostnamed.socket systemd-initctl.socket systemd-journald-dev-log.socket systemd-journald.socket systemd-pcrextend.socket systemd-sysext.socket
sysinit.target: dev-hugepages.mount dev-mqueue.mount kmod-static-nodes.service ldconfig.service proc-sys-fs-binfmt_misc.automount sys-fs-fuse-connections.mount sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount systemd-ask-password-console.path systemd-binfmt.service systemd-firstboot.service systemd-journal-catalog-update.service systemd-journal-flush.service systemd-journald.service systemd-machine-id-commit.service systemd-modules-load.service systemd-pcrmachine.service systemd-pcrphase-sysinit.service systemd-pcrphase.service systemd-random-seed.service systemd-sysctl.service systemd-sysusers.service systemd-tmpfiles-setup-dev-early.service systemd-tmpfiles-setup-dev.service systemd-tmpfiles-setup.service systemd-tpm2-setup-early.service systemd-tpm2-setup.service systemd-update-done.service
timers.target: systemd-tmpfiles-clean.timer
`;

const folder = '/usr/lib/systemd/system';
const rows = UNITS.trim()
  .split('\n')
  .map((line) => line.split('|'));

/** A unit of systemd's own as it is after the boot; its work is done by nobody here. */
export interface BootedUnit {
  readonly name: string;
  readonly description: string;
  readonly sub: string;
}

export const bootedUnits: readonly BootedUnit[] = rows.flatMap(([name = '', description = '', , sub]) =>
  sub ? [{ name, description, sub }] : [],
);

/** Their files, with the settings that matter here. */
export const systemdUnitFiles: readonly PackageFile[] = [
  ...rows.map(([name = '', description = '', install = '']): PackageFile => {
    const [alias = '', target] = name.split('>');
    if (target !== undefined) return { kind: 'symlink', path: `${folder}/${alias}`, target };
    const installation = install ? `\n[Install]\n${install.split(' ').join('\n')}\n` : '';
    const data = `[Unit]\nDescription=${description}\n${installation}`;
    return { kind: 'file', path: `${folder}/${name}`, data, size: undefined, mode: 0o644 };
  }),
  ...WANTS.trim()
    .split('\n')
    .flatMap((line): PackageFile[] => {
      const [target = '', ...units] = line.split(/:? /);
      return units.map((unit) => ({
        kind: 'symlink',
        path: `${folder}/${target}.wants/${unit}`,
        target: `../${unit}`,
      }));
    }),
];
