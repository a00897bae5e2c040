/** What both windows of a presentation know. `at` orders changes: the later one counts. */
export interface TalkState {
  readonly step: number;
  readonly blank: boolean;
  readonly at: number;
}

type Message =
  | ({ from: string; lesson: string } & TalkState)
  /** A window that has opened; whoever has something to say answers with the whole state. */
  | { from: string; lesson: string; hello: true };

export interface Talk {
  readonly state: TalkState;
  change(change: Partial<Omit<TalkState, 'at'>>): void;
  subscribe(listener: () => void): () => void;
  close(): void;
}

interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

interface Options {
  lesson: string;
  first: number;
  /** A text that no other window has: messages of one’s own are left aside. */
  from: string;
  channel: Channel;
  now?: () => number;
}

const isMessage = (data: unknown, lesson: string): data is Message =>
  typeof data === 'object' && data !== null && 'from' in data && 'lesson' in data && data.lesson === lesson;

export function openTalk({ lesson, first, from, channel, now = Date.now }: Options): Talk {
  const listeners = new Set<() => void>();
  let state: TalkState = { step: first, blank: false, at: 0 };

  const set = (next: TalkState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const tell = () => channel.postMessage({ from, lesson, ...state } satisfies Message);

  channel.onmessage = ({ data }) => {
    if (!isMessage(data, lesson) || data.from === from) return;
    if ('hello' in data) tell();
    else if (Number.isInteger(data.step) && data.at >= state.at)
      set({ step: data.step, blank: data.blank === true, at: data.at });
  };
  channel.postMessage({ from, lesson, hello: true } satisfies Message);

  return {
    get state() {
      return state;
    },
    change(change) {
      set({ ...state, ...change, at: Math.max(now(), state.at + 1) });
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel.close(),
  };
}
