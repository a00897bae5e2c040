import type { Bytes } from '../bytes';
import type { Limit, Resource } from './resource-limit';
import type { Signal } from './signal';
import type { WaitQueue } from './wait-queue';

// What a program may ask of the kernel. Calls that can block, end the process or switch it are generators
// (`yield* sys.read(0, 4096)`); the rest answer at once. A failed call throws Errno. Every call charges virtual CPU.

/** A program's run. It yields only through the calls below; the value it returns is the exit status. */
export type Run<T = number> = Generator<Pause, T, Wake>;
/** An executable: argv[0] is the name it was called by. */
export type Program = (sys: Syscalls, argv: readonly string[]) => Run;

/** Why a run stops for now (kernel-internal; programs use the calls). */
export type Pause =
  | { kind: 'wait'; queues: readonly WaitQueue[]; deadline: number }
  | { kind: 'cpu' }
  /** The burst goes on at once; whoever advances the machine may look at the real clock first. */
  | { kind: 'breath' }
  | { kind: 'exit'; status: WaitStatus }
  | { kind: 'exec'; image: ExecImage };
export type Wake = 'woken' | 'timeout' | 'interrupted';

export interface ExecImage {
  readonly program: Program;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  /** /proc/PID/comm: the file's base name, 15 bytes at most. */
  readonly comm: string;
  readonly exe: string;
}

/** How a child ended or changed (wait(2)). `exited` carries 0–255. */
export type WaitStatus =
  | { readonly exited: number }
  | { readonly signaled: Signal; readonly core?: boolean }
  | { readonly stopped: Signal }
  | { readonly continued: true };

export type Pid = number;
export type Fd = number;

export type OpenFlag =
  | 'read'
  | 'write'
  | 'append'
  | 'create'
  | 'truncate'
  | 'exclusive'
  | 'nofollow'
  | 'directory'
  | 'nonblock'
  | 'cloexec';

export type FileType = 'file' | 'directory' | 'symlink' | 'fifo' | 'character' | 'socket';

export interface Stat {
  readonly type: FileType;
  /** Permission bits with setuid, setgid and sticky: 0o7777. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
  readonly ino: number;
  readonly dev: number;
  readonly nlink: number;
  /** [major, minor] of a device. */
  readonly rdev?: readonly [number, number];
}

/** What a terminal's output is: program output, what was typed shown back, or a shell's prompt. */
export type OutputKind = 'output' | 'echo' | 'prompt';

export interface DirectoryEntry {
  readonly name: string;
  readonly type: FileType;
  readonly ino: number;
}

/** `handler` runs between two steps of the process; it may only set flags and wake queues, like an async-signal-safe one. */
export type Disposition =
  | 'default'
  | 'ignore'
  | { readonly handler: (signal: Signal) => void; readonly restart?: boolean };

export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

/** termios(3), as far as programs here change it. */
export interface Termios {
  /** Line editing by the kernel, ^D, ^U, ^W. */
  readonly canonical: boolean;
  readonly echo: boolean;
  /** ^C, ^\, ^Z become signals. */
  readonly signals: boolean;
  /** Output \n becomes \r\n. */
  readonly outputNewline: boolean;
}

/** One row of /proc as this process sees it: only its PID namespace, its numbers. Times in ms. */
export interface ProcInfo {
  readonly pid: Pid;
  readonly ppid: Pid;
  readonly pgid: Pid;
  readonly sid: Pid;
  /** R running, S sleeping, D disk, T stopped, Z zombie, I idle kernel thread. */
  readonly state: 'R' | 'S' | 'D' | 'T' | 'Z' | 'I';
  readonly comm: string;
  /** Empty for a zombie. */
  readonly argv: readonly string[];
  readonly uid: number;
  readonly gid: number;
  /** `pts/0`, or undefined. */
  readonly tty: string | undefined;
  /** Foreground process group of its terminal, or -1. */
  readonly tpgid: Pid;
  readonly startedAt: number;
  readonly cpu: number;
  /** Resident bytes. */
  readonly rss: number;
  readonly vsz: number;
  readonly threads: number;
  readonly nice: number;
}

export interface Credentials {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface PollResult {
  readonly fd: Fd;
  readonly readable: boolean;
  readonly writable: boolean;
}

export interface Syscalls {
  // --- process -------------------------------------------------------------------------------------------------
  readonly pid: Pid;
  readonly ppid: Pid;
  /** Virtual time in ms since 1970. */
  now(): number;
  /** Starts a child with copies of everything; the child's run is made by `child`. EAGAIN at the pids limit, or the user's own. */
  fork(child: (sys: Syscalls) => Run): Pid;
  /** Replaces the program: never returns. `path` has a slash or is found from the working folder (no PATH search here).
      ENOENT (also for a missing interpreter), EACCES, ENOEXEC (text without #!), EISDIR as EACCES. */
  exec(path: string, argv: readonly string[], env: ReadonlyMap<string, string>): Run<never>;
  exit(status: number): Run<never>;
  /** pid > 0: that child; -1: any; 0: own group; < -1: group -pid. null with `nohang` when none has changed. ECHILD, EINTR. */
  wait(pid: Pid, options?: { nohang?: boolean; untraced?: boolean }): Run<{ pid: Pid; status: WaitStatus } | null>;
  /** Sleeps until a queue is woken or `deadline` (ms since 1970, Infinity for none) passes. EINTR when a caught signal came. */
  waitFor(queues: readonly WaitQueue[], deadline?: number): Run<'woken' | 'timeout'>;
  /** EINTR when a caught signal came. */
  sleep(ms: number): Run<void>;
  /** Uses that much CPU. */
  compute(ms: number): Run<void>;
  /** A place where a loop without other calls can be preempted and charged; `ms` of CPU (default 0.001). */
  tick(ms?: number): Run<void>;
  /** RSS of this process in bytes from now on, and how much of it is pages of files; may end in an OOM kill. */
  setMemory(bytes: number, mapped?: number): Run<void>;
  /** How many threads /proc shows, 1 after exec; they do nothing of their own. */
  setThreads(count: number): void;
  /** What /proc/PID/cmdline and comm show (nginx, postgres and others rewrite theirs). */
  setTitle(argv: readonly string[]): void;
  setComm(comm: string): void;
  becomeSubreaper(): void;
  getrlimit(resource: Resource): Limit;
  /** For this process and its children. EINVAL when soft is above hard, EPERM to raise hard without CAP_SYS_RESOURCE. */
  setrlimit(resource: Resource, limit: Limit): void;

  // --- signals -------------------------------------------------------------------------------------------------
  /** pid > 0, 0 own group, -1 all but init and self, < -1 group. Signal 0 probes. ESRCH, EPERM. May end the caller. */
  kill(pid: Pid, signal: Signal): Run<void>;
  sigaction(signal: Signal, disposition: Disposition): Disposition;
  disposition(signal: Signal): Disposition;
  sigprocmask(how: 'block' | 'unblock' | 'set', set: readonly Signal[]): readonly Signal[];
  /** Takes one pending signal of the (blocked) set, waiting for it; null when the deadline passes first. */
  sigwait(set: readonly Signal[], deadline?: number): Run<Signal | null>;

  // --- groups, sessions, terminal ------------------------------------------------------------------------------
  getpgid(pid?: Pid): Pid;
  getsid(pid?: Pid): Pid;
  setpgid(pid: Pid, pgid: Pid): void;
  setsid(): Pid;
  isatty(fd: Fd): boolean;
  ttyname(fd: Fd): string | undefined;
  tcgetattr(fd: Fd): Termios;
  tcsetattr(fd: Fd, termios: Partial<Termios>): void;
  tcgetpgrp(fd: Fd): Pid;
  tcsetpgrp(fd: Fd, pgid: Pid): void;
  windowSize(fd: Fd): WindowSize;
  /** Makes the terminal on fd the controlling one of this session. */
  setControllingTty(fd: Fd): void;

  // --- identity ------------------------------------------------------------------------------------------------
  credentials(): Credentials;
  /** EPERM without CAP_SETGID or CAP_SETUID (or to the same); the error's path says which, `groups` or `user`. */
  setCredentials(credentials: Partial<Credentials>): void;
  env(): ReadonlyMap<string, string>;
  umask(mask?: number): number;
  hostname(): string;
  /** EPERM without CAP_SYS_ADMIN. */
  setHostname(name: string): void;
  /** The effective set, names without `CAP_`. */
  capabilities(): ReadonlySet<string>;

  // --- files ---------------------------------------------------------------------------------------------------
  open(path: string, flags: readonly OpenFlag[], mode?: number): Fd;
  /** Blocks on pipes, terminals and sockets; '' is end of file. */
  read(fd: Fd, length: number): Run<Bytes>;
  /** Writes it all, blocking while the other side is full. EPIPE after SIGPIPE. `mark` tells a terminal's second view
      what kind of text a line editor or a shell writes there; it changes nothing else. */
  write(fd: Fd, data: Bytes, mark?: OutputKind): Run<void>;
  /** Tells the terminal's second view which line a line editor has accepted. */
  noteLine(fd: Fd, line: Bytes): void;
  /** Waits until one of the fds can be read (or written), or the deadline passes (then an empty list). EINTR. */
  poll(
    fds: readonly { fd: Fd; read?: boolean; write?: boolean }[],
    deadline?: number,
    also?: readonly WaitQueue[],
  ): Run<PollResult[]>;
  close(fd: Fd): void;
  dup(fd: Fd, atLeast?: Fd): Fd;
  dup2(from: Fd, to: Fd): void;
  setCloexec(fd: Fd, on: boolean): void;
  /** Open fds, ascending. */
  fds(): readonly Fd[];
  pipe(): [readEnd: Fd, writeEnd: Fd];
  seek(fd: Fd, offset: number, from?: 'start' | 'current' | 'end'): number;
  fstat(fd: Fd): Stat;
  /** Name the fd was opened by, as /proc/PID/fd shows it. */
  fdPath(fd: Fd): string;
  stat(path: string): Stat;
  lstat(path: string): Stat;
  /** Does this process have the permission? r, w, x in any combination; '' asks for existence. */
  access(path: string, want: '' | 'r' | 'w' | 'x' | 'rw' | 'rx'): boolean;
  readdir(path: string): readonly DirectoryEntry[];
  readlink(path: string): string;
  /** Canonical absolute path. */
  realpath(path: string): string;
  mkdir(path: string, mode?: number): void;
  rmdir(path: string): void;
  unlink(path: string): void;
  rename(from: string, to: string): void;
  link(from: string, to: string): void;
  symlink(target: string, path: string): void;
  mkfifo(path: string, mode?: number): void;
  chmod(path: string, mode: number): void;
  chown(path: string, uid: number, gid: number, options?: { nofollow?: boolean }): void;
  /** ms since 1970. */
  utimes(path: string, mtime: number): void;
  truncate(path: string, size: number): void;
  chdir(path: string): void;
  getcwd(): string;
  /** A whole regular file in one call, for programs that load configuration or sources. */
  readFile(path: string): Bytes;
  /** Creates or replaces (mode is for a new file). `size` in bytes is what a binary, whose content is abridged, says of itself. */
  writeFile(path: string, data: Bytes, mode?: number, size?: number): void;
  /** Mount table as /proc/self/mounts shows it. */
  mounts(): readonly { source: string; target: string; type: string; options: string }[];
  /** A new file system on a folder. EPERM without CAP_SYS_ADMIN. */
  mount(mount: { source: string; target: string; type: string; options: string }): void;
  /** EPERM without CAP_SYS_ADMIN, EINVAL where nothing is mounted. */
  umount(target: string): void;
  /** Ends the PID namespace from within. EPERM without CAP_SYS_BOOT. */
  reboot(how: 'halt' | 'restart'): Run<void>;
  /** Woken when the file's data, or the folder, changes: for `tail -f`. */
  changes(path: string): WaitQueue;

  // --- other processes -----------------------------------------------------------------------------------------
  processes(): readonly ProcInfo[];

  // --- network -------------------------------------------------------------------------------------------------
  /** Listens; '' is every address. EADDRINUSE, EACCES below 1024 without rights. */
  listen(address: Address): Fd;
  listenUnix(path: string): Fd;
  accept(fd: Fd): Run<{ fd: Fd; peer: Address }>;
  /** Host is an address or a name. ECONNREFUSED, ETIMEDOUT, EHOSTUNREACH; ENOENT for a name that does not resolve. */
  connect(address: Address, deadline?: number): Run<Fd>;
  connectUnix(path: string): Run<Fd>;
  /** Half-close. */
  shutdownWrite(fd: Fd): void;
  resolve(name: string): string | undefined;
  /** All addresses of a name. */
  resolveAll(name: string): readonly string[];
  /** Own addresses, loopback first: `{ name: 'eth0', address: '172.17.0.2/16' }`. */
  interfaces(): readonly { name: string; address: string; mac?: string }[];
}
