import type { Run, Syscalls } from '../../kernel/syscalls';
import type { LogFile } from './log-file';

const LEVELS = { blather: 3, trace: 5, debug: 10, info: 20, warn: 30, error: 40, critical: 50 };
const NAMES = {
  blather: 'BLAT',
  trace: 'TRAC',
  debug: 'DEBG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERRO',
  critical: 'CRIT',
};
export type Level = keyof typeof LEVELS;

/** supervisord's own log: to standard output when it stays in the foreground, and to its file. */
export class Logger {
  readonly #sys: Syscalls;
  readonly #least: number;
  readonly #file: LogFile;
  readonly #stdout: boolean;

  constructor(sys: Syscalls, level: string, file: LogFile, stdout: boolean) {
    this.#sys = sys;
    this.#least = LEVELS[level as Level];
    this.#file = file;
    this.#stdout = stdout;
  }

  *log(level: Level, text: string): Run<void> {
    if (LEVELS[level] < this.#least) return;
    const at = new Date(this.#sys.now()).toISOString().replace('T', ' ').replace('.', ',').slice(0, 23);
    const line = `${at} ${NAMES[level]} ${text}\n`;
    if (this.#stdout) yield* this.#sys.write(1, line);
    yield* this.#file.write(line);
  }

  info(text: string): Run<void> {
    return this.log('info', text);
  }
  warn(text: string): Run<void> {
    return this.log('warn', text);
  }
  critical(text: string): Run<void> {
    return this.log('critical', text);
  }
  debug(text: string): Run<void> {
    return this.log('debug', text);
  }

  close(): void {
    this.#file.close();
  }
}
