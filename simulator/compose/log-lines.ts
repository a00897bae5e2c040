import type { Bytes } from '../bytes';
import type { Container } from '../docker/container';
import type { LogEntry } from '../docker/logs';
import { formatFixedTime } from '../docker/time';
import { shortName } from './labels';

export interface LogStyle {
  readonly prefix: boolean;
  readonly colour: boolean;
  readonly timestamps: boolean;
}

/** Colours of the prefixes in turn: cyan, yellow, green, magenta, blue, then the bright ones. */
const COLOURS = ['36', '33', '32', '35', '34', '36;1', '33;1', '32;1', '35;1', '34;1'];

/** Writes log entries behind the names of their containers, in one column. */
export class LogPrinter {
  readonly #style: LogStyle;
  readonly #width: number;
  readonly #colours = new Map<Container, string>();

  constructor(containers: readonly Container[], style: LogStyle) {
    this.#style = style;
    this.#width = Math.max(0, ...containers.map((container) => shortName(container).length)) + 1;
    containers.forEach((container, i) => {
      this.#colours.set(container, COLOURS[i % COLOURS.length] ?? '');
    });
  }

  line(container: Container, { at, data }: LogEntry): Bytes {
    const { prefix, colour, timestamps } = this.#style;
    const stamp = timestamps ? `${formatFixedTime(at)} ` : '';
    const text = data.replace(/\r?\n$/, '');
    if (!prefix) return `\x1b[2K${stamp}${text}\n`;
    const name = `${shortName(container).padEnd(this.#width)} | `;
    const shown = colour ? `\x1b[${this.#colours.get(container) ?? '0'}m${name}\x1b[0m` : name;
    return `\x1b[2K${shown}${stamp}${text}\n`;
  }
}
