import { type Bytes, decodeUtf8, utf8 } from '../../bytes';
import { logTime, type ProgressEvent } from './progress';

interface Line {
  name: string;
  state: 'running' | 'done' | 'cached' | 'error';
  /** ms since the build began. */
  started: number;
  ms: number;
  readonly statuses: { readonly text: string; readonly ms: number }[];
  readonly log: Bytes[];
}

/** Log lines of a running step that are shown below it. */
const WINDOW = 6;
const ESC = '\x1b[';
const colours = { running: '', done: `${ESC}34m`, cached: `${ESC}34m`, error: `${ESC}31m` } as const;

/** The display of `docker build` on a terminal: all vertices, drawn again in place as they go on. */
export class TtyProgress {
  readonly #columns: number;
  readonly #lines = new Map<number, Line>();
  #drawn = 0;

  constructor(columns: number) {
    this.#columns = columns;
  }

  /** `now`: ms since the build began. */
  take(event: ProgressEvent, now: number): void {
    if (event.type === 'start') {
      this.#lines.set(event.vertex, { name: event.name, state: 'running', started: now, ms: 0, statuses: [], log: [] });
      return;
    }
    const line = this.#lines.get(event.vertex);
    if (!line) return;
    line.ms = now - line.started;
    if (event.type === 'status') line.statuses.push({ text: event.text, ms: event.ms ?? 0 });
    else if (event.type === 'log') line.log.push(`${logTime(event.ms)} ${event.line}`);
    else line.state = event.type === 'done' ? 'done' : event.type === 'cached' ? 'cached' : 'error';
  }

  /** Terminal bytes that replace what was drawn before. */
  draw(now: number, finished = false): Bytes {
    const lines = [...this.#lines.values()];
    const complete = lines.filter(({ state }) => state !== 'running').length;
    const title = `[+] Building ${(now / 1000).toFixed(1)}s (${complete}/${lines.length})${finished ? ' FINISHED' : ''}`;
    const rows = [this.#row(title, 'docker:default', '')];
    for (const line of lines) rows.push(...this.#vertex(line, now));
    const up = this.#drawn > 0 ? `${ESC}${this.#drawn}A` : '';
    const clear = rows.map((row) => `\r${ESC}K${row}\n`).join('');
    const spare = this.#drawn > rows.length ? `${ESC}J` : '';
    this.#drawn = rows.length;
    return `${ESC}?25l${up}${clear}${spare}${finished ? `${ESC}?25h` : ''}`;
  }

  #vertex(line: Line, now: number): string[] {
    const colour = colours[line.state];
    const label = { running: '', done: '', cached: 'CACHED ', error: 'ERROR ' }[line.state];
    const ms = line.state === 'running' ? now - line.started : line.ms;
    const rows = [this.#row(` => ${label}${line.name}`, `${(ms / 1000).toFixed(1)}s`, colour)];
    for (const status of line.statuses)
      rows.push(this.#row(` => => ${status.text}`, `${(status.ms / 1000).toFixed(1)}s`, colour));
    if (line.state === 'running')
      for (const text of line.log.slice(-WINDOW))
        rows.push(`${ESC}2m${this.#clip(` => => # ${text}`, this.#columns)}${ESC}0m`);
    return rows;
  }

  #row(left: string, right: string, colour: string): string {
    const room = this.#columns - right.length - 1;
    const text = this.#clip(left, room);
    const padding = ' '.repeat(Math.max(1, this.#columns - decodeUtf8(text).length - right.length));
    return `${colour}${text}${padding}${right}${colour ? `${ESC}0m` : ''}`;
  }

  #clip(text: string, room: number): string {
    const shown = decodeUtf8(text).replace(/\t/g, ' ');
    return utf8(shown.length > room ? `${shown.slice(0, Math.max(room - 3, 0))}...` : shown);
  }
}
