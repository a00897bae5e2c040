import type { LayerFiles } from './docker/layer-files';
import { bootDocker } from './docker-machine';
import type { KernelEvent } from './kernel/events';
import type { OutputKind, WindowSize } from './kernel/syscalls';
import { installKubernetes } from './kubernetes-host';

// The only door of the simulator: a Docker host with its own clock. Deterministic: the same options and the same
// calls give the same events, byte for byte. live-machine.ts is the same door for a browser, loading as it goes.

export interface MachineOptions {
  /** Files of the working folder (/home/learner/app), path → text. Text that starts with #! is executable. */
  readonly files?: Readonly<Record<string, string>>;
  /** Default 1. */
  readonly seed?: number;
  /** `hub` (default): base images as on Docker Hub. `recorded`: as in the recordings, with ps and curl everywhere and the private tags. */
  readonly images?: 'hub' | 'recorded';
  /** Virtual time at boot, ms since 1970; a fixed date by default. */
  readonly bootedAt?: number;
}

/** Text, not bytes. */
export interface OutputChunk {
  readonly kind: OutputKind;
  readonly text: string;
}

export interface TerminalSession {
  /** What the user types or pastes, as a terminal sends it (Enter is \r). */
  input(text: string): void;
  resize(size: WindowSize): void;
  /** Takes up to `limit` characters of waiting output; what is not taken makes writers wait, as a slow terminal does. */
  takeOutput(limit?: number): OutputChunk[];
  /** A line that a line editor or the terminal accepted, in order: for the log view. */
  takeLines(): string[];
  /** Some process sleeps in a read of this terminal: it is the user's turn. */
  readonly waitingForInput: boolean;
  /** Name of the foreground program, e.g. `bash` or `docker`. */
  readonly foreground: string;
  close(): void;
}

/** One `bash -c` without a terminal, stdin empty. */
export interface Job {
  readonly stdout: string;
  readonly stderr: string;
  /** undefined until the bash has ended; 137 when it was killed. */
  readonly exit: number | undefined;
  /** The bash and every holder of its stdout and stderr is gone. */
  readonly done: boolean;
  /** Virtual ms from start to done. */
  readonly elapsed: number;
  /** SIGKILL to its process group. */
  kill(): void;
}

export interface HostFiles {
  /** Text of a file of the host; relative paths start in the working folder. undefined when there is none. */
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Paths of all files below, relative to the working folder. */
  list(folder?: string): string[];
  /** Called after any file of the working folder changed by a process of the host. Returns the unsubscribe. */
  watch(listener: (path: string) => void): () => void;
}

export interface Machine {
  /** Virtual ms since 1970. */
  now(): number;
  readonly bootedAt: number;
  /** Runs until virtual time `until`, or nothing is left to do, or `pause` (asked every few steps) says so. */
  advance(until: number, pause?: () => boolean): 'reached' | 'idle' | 'paused';
  /** When something happens next; now() when a process can run; Infinity when nothing is pending. */
  nextEventAt(): number;
  openTerminal(size: WindowSize): TerminalSession;
  run(line: string): Job;
  readonly files: HostFiles;
  /** What is in an image's layers, by its name; undefined when there is none of that name. */
  layersOf(image: string): readonly LayerFiles[] | undefined;
  /** Append-only. */
  readonly events: readonly KernelEvent[];
}

/** With everything: a page that needs no cluster takes docker-machine.ts, or loads as it goes (live-machine.ts). */
export function createMachine(options: MachineOptions = {}): Machine {
  const { booted, docker } = bootDocker(options);
  installKubernetes(booted, docker, { seed: options.seed ?? 1 });
  return booted.machine;
}
