import type { Position } from './layout';

export interface Edit {
  readonly line: string;
  /** An offset into `line`, never inside a character. */
  readonly cursor: number;
}

export interface Search {
  readonly query: string;
  /** The line of the history that is shown. */
  readonly index: number;
  readonly backward: boolean;
  readonly failed: boolean;
  readonly before: Edit & { readonly historyIndex: number };
}

/** What is on the screen. */
export interface Drawn {
  readonly prompt: string;
  /** Where the line begins, after the prompt. */
  readonly origin: Position;
  readonly line: string;
  readonly cursor: Position;
}

export interface ReadlineState extends Edit {
  readonly prompt: string;
  readonly promptWidth: number;
  readonly columns: number;
  readonly history: readonly string[];
  /** `history.length` is the new line. */
  readonly historyIndex: number;
  /** Lines as they were left while browsing, by index. */
  readonly edits: ReadonlyMap<number, string>;
  readonly killRing: readonly string[];
  readonly undo: readonly Edit[];
  readonly last: 'insert' | 'kill' | 'yank' | 'argument' | 'complete' | 'other';
  /** Where the text that was put in last begins. */
  readonly yankAt: number;
  /** The line of the history that M-. took its word from. */
  readonly argumentOf: number;
  readonly search?: Search | undefined;
  /** The next key is inserted as it is. */
  readonly quoting: boolean;
  /** Candidates that wait for a yes. */
  readonly asked?: readonly string[] | undefined;
  readonly drawn: Drawn;
}

export type Effect =
  | { readonly type: 'write'; readonly text: string }
  | { readonly type: 'accept'; readonly line: string }
  | { readonly type: 'complete'; readonly line: string; readonly cursor: number }
  | { readonly type: 'eof' | 'interrupt' | 'suspend' | 'clear' | 'bell' };

export interface Step {
  readonly state: ReadlineState;
  readonly effects: readonly Effect[];
}

export interface LineOptions {
  readonly prompt: string;
  /** Columns the prompt takes, its escape sequences not counted. */
  readonly promptWidth: number;
  readonly columns: number;
  readonly history?: readonly string[];
  readonly killRing?: readonly string[];
}

/** A new empty line; the effect writes its prompt. */
export function startLine({ prompt, promptWidth, columns, history = [], killRing = [] }: LineOptions): Step {
  const at = { row: Math.floor(promptWidth / columns), column: promptWidth % columns };
  const settle = promptWidth > 0 && at.column === 0 ? ' \r' : '';
  const state: ReadlineState = {
    prompt,
    promptWidth,
    columns,
    history,
    killRing,
    line: '',
    cursor: 0,
    historyIndex: history.length,
    edits: new Map(),
    undo: [],
    last: 'other',
    yankAt: 0,
    argumentOf: history.length,
    quoting: false,
    drawn: { prompt: prompt + settle, origin: at, line: '', cursor: at },
  };
  return { state, effects: [{ type: 'write', text: prompt + settle }] };
}
