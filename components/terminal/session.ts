import type { Machine, MachineOptions } from '@/simulator/machine';
import { createDrive, type Drive, type Speed } from './drive';
import { createEditRequests, type EditListener } from './edit-requests';
import { browserClock, type FrameClock } from './frame-clock';
import { createWire, type Wire } from './wire';

/** Real ms between two updates of the page while output floods or nothing but the clock goes on. */
const CALM = 80;
/** Characters from which a paste is announced and can be cancelled. */
const LARGE_PASTE = 1_000_000;

export interface Terminal {
  readonly id: number;
  readonly title: string;
  readonly wire: Wire;
}

export interface SessionState {
  readonly phase: 'off' | 'starting' | 'on' | 'failed';
  readonly failure: string | undefined;
  readonly terminals: readonly Terminal[];
  /** Id of the terminal in front. */
  readonly active: number;
  /** Virtual ms of the command in front, once it runs longer than a second. */
  readonly elapsed: number | undefined;
  readonly forwarding: boolean;
  readonly speed: Speed;
  /** Characters of a large paste still to come. */
  readonly pasting: number | undefined;
}

export interface SessionOptions {
  readonly files: Readonly<Record<string, string>>;
  /** Fetches the simulator and boots a host; `failed` is for parts that are fetched later. */
  readonly load?: (options: MachineOptions, failed: (error: unknown) => void) => Promise<Machine>;
  readonly clock?: FrameClock;
}

/** One simulated host, shared by the terminals and the editor of a page. */
export interface Session {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Loads and boots the host, once. */
  start(): void;
  open(): void;
  close(id: number): void;
  activate(id: number): void;
  type(id: number, text: string): void;
  paste(id: number, text: string, bracketed: boolean): void;
  resize(id: number, columns: number, rows: number): void;
  cancelPaste(): void;
  /** Types each command into the terminal in front and presses Enter, one after the other. */
  run(commands: readonly string[]): void;
  forward(on: boolean): void;
  setSpeed(speed: Speed): void;
  /** A new host with the files as the editor has them. */
  reset(): void;
  pause(): void;
  resume(): void;
  dispose(): void;
  /** Called for each file that an editor at the prompt asked for, until one takes it; `last` after all others. */
  onEdit(listener: EditListener, last?: boolean): () => void;
  readonly files: SessionFiles;
}

export interface SessionFiles {
  read(path: string): string | undefined;
  write(path: string, text: string): void;
  /** Called when a process of the host changed a file; `text` is undefined when it is gone. */
  watch(listener: (path: string, text: string | undefined) => void): () => void;
}

const load: NonNullable<SessionOptions['load']> = async (options, failed) => {
  const { createLiveMachine } = await import('@/simulator/live-machine');
  return createLiveMachine(options, failed);
};
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export function createSession(options: SessionOptions): Session {
  const clock = options.clock ?? browserClock;
  const listeners = new Set<() => void>();
  const watchers = new Set<(path: string, text: string | undefined) => void>();
  const editors = new Set<{ readonly listener: EditListener; readonly last: boolean }>();
  const edited = new Map(Object.entries(options.files));
  const own = new Set<string>();
  let size = { columns: 80, rows: 24 };
  let early: string[] = [];
  let machine: Machine | undefined;
  let drive: Drive | undefined;
  let numbers = 0;
  let boots = 0;
  let told = 0;
  let disposed = false;
  let state: SessionState = {
    phase: 'off',
    failure: undefined,
    terminals: [],
    active: 0,
    elapsed: undefined,
    forwarding: false,
    speed: 1,
    pasting: undefined,
  };

  const set = (change: Partial<SessionState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const find = (id: number) => state.terminals.find((terminal) => terminal.id === id);

  let requests: (() => string[]) | undefined;
  const tellEditors = () => {
    for (const path of requests?.() ?? []) {
      const order = [...editors].sort((a, b) => Number(a.last) - Number(b.last));
      order.some(({ listener }) => listener(path));
    }
  };

  let seen = -1;
  const onFrame = (flooding: boolean) => {
    tellEditors();
    const front = find(state.active)?.wire;
    const next = {
      elapsed: drive?.elapsed(front),
      forwarding: drive?.forwarding ?? false,
      pasting: front && (front.queued > LARGE_PASTE || state.pasting) ? front.queued || undefined : undefined,
    };
    const version = state.terminals.reduce((sum, { wire }) => sum + wire.version, 0);
    const quiet = version === seen && next.forwarding === state.forwarding && next.pasting === state.pasting;
    if (quiet && next.elapsed === state.elapsed) return;
    const ticks = quiet && next.elapsed !== undefined && state.elapsed !== undefined;
    if ((flooding || ticks) && clock.now() - told < CALM) return;
    seen = version;
    told = clock.now();
    set(next);
  };

  const fail = (error: unknown) => {
    drive?.stop();
    set({ phase: 'failed', failure: messageOf(error), elapsed: undefined, forwarding: false, pasting: undefined });
  };

  const addTerminal = () => {
    if (!machine) return;
    const host = machine;
    numbers += 1;
    const wire = createWire({
      session: host.openTerminal(size),
      columns: size.columns,
      now: () => host.now(),
      onEnter: () => drive?.enter(),
    });
    const terminal = { id: numbers, title: `Terminal ${numbers}`, wire };
    set({ terminals: [...state.terminals, terminal], active: terminal.id });
    drive?.enter();
  };

  const boot = async () => {
    const boot = ++boots;
    set({ phase: 'starting', failure: undefined, terminals: [], elapsed: undefined, forwarding: false });
    try {
      const failed = (error: unknown) => boot === boots && fail(error);
      const host = await (options.load ?? load)({ files: Object.fromEntries(edited) }, failed);
      if (boot !== boots || disposed) return;
      machine = host;
      requests = createEditRequests(host.events);
      // What was typed while the parts were fetched.
      for (const path of own) host.files.write(path, edited.get(path) ?? '');
      host.files.watch((path) => {
        const text = host.files.read(path);
        if (own.has(path)) edited.set(path, text ?? '');
        for (const watcher of watchers) watcher(path, text);
      });
      drive = createDrive({
        machine: host,
        terminals: () => state.terminals.map(({ wire }) => wire),
        clock,
        onFrame,
        onFault: fail,
      });
      drive.speed = state.speed;
      numbers = 0;
      set({ phase: 'on' });
      addTerminal();
      const commands = early;
      early = [];
      if (commands.length > 0) session.run(commands);
    } catch (error) {
      if (boot === boots) fail(error);
    }
  };

  const session: Session = {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (state.phase === 'off') void boot();
    },
    open: addTerminal,
    close(id) {
      const at = state.terminals.findIndex((terminal) => terminal.id === id);
      if (at < 0 || state.terminals.length === 1) return;
      state.terminals[at]?.wire.close();
      const terminals = state.terminals.filter((terminal) => terminal.id !== id);
      const beside = terminals[Math.min(at, terminals.length - 1)]?.id ?? 0;
      set({ terminals, active: state.active === id ? beside : state.active });
      drive?.wake();
    },
    activate: (id) => set({ active: id, elapsed: drive?.elapsed(find(id)?.wire) }),
    type(id, text) {
      find(id)?.wire.type(text);
      if (drive?.forwarding) drive.forward(false);
      drive?.wake();
    },
    paste(id, text, bracketed) {
      find(id)?.wire.paste(text, bracketed);
      drive?.wake();
    },
    resize(id, columns, rows) {
      size = { columns, rows };
      find(id)?.wire.resize(columns, rows);
      drive?.wake();
    },
    cancelPaste() {
      find(state.active)?.wire.drop();
      set({ pasting: undefined });
    },
    run(commands) {
      const wire = find(state.active)?.wire;
      if (state.phase !== 'on' || !wire) {
        early.push(...commands);
        session.start();
        return;
      }
      for (const command of commands) wire.type(`${command.replaceAll('\n', '\r')}\r`, true);
      drive?.wake();
    },
    onEdit(listener, last = false) {
      const entry = { listener, last };
      editors.add(entry);
      return () => editors.delete(entry);
    },
    forward: (on) => drive?.forward(on),
    setSpeed(speed) {
      if (drive) drive.speed = speed;
      set({ speed });
    },
    reset() {
      drive?.stop();
      drive = undefined;
      machine = undefined;
      void boot();
    },
    pause: () => drive?.pause(),
    resume: () => drive?.resume(),
    dispose() {
      disposed = true;
      drive?.stop();
    },
    files: {
      read: (path) => (machine ? machine.files.read(path) : edited.get(path)),
      write(path, text) {
        own.add(path);
        edited.set(path, text);
        machine?.files.write(path, text);
      },
      watch(watcher) {
        watchers.add(watcher);
        return () => watchers.delete(watcher);
      },
    },
  };
  return session;
}
