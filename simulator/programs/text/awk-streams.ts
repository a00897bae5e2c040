import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { type Signal, signals } from '../../kernel/signal';
import type { Fd, Run } from '../../kernel/syscalls';
import { Failure, type Stdio } from '../command';
import type { LineReader } from '../stdio';
import type { AwkState } from './awk-state';

export interface Source {
  readonly reader: LineReader;
  readonly fd: Fd;
  readonly pid: number | undefined;
  buffer: Bytes;
}

/** What a running program reads and writes: its operands one after the other, files and commands by name. */
export class AwkStreams {
  readonly #io: Stdio;
  readonly #state: AwkState;
  #operands: Bytes[] | undefined;
  #main: Source | undefined;
  #usedFile = false;
  readonly #inputs = new Map<Bytes, Source>();
  readonly #outputs = new Map<Bytes, { fd: Fd; pid: number | undefined }>();
  /** 2 once an operand could not be read. */
  status = 0;

  constructor(io: Stdio, state: AwkState) {
    this.#io = io;
    this.#state = state;
  }

  closeMain(): void {
    if (this.#main && this.#main.fd !== 0) this.#io.sys.close(this.#main.fd);
    this.#main = undefined;
  }

  *#mainSource(): Run<Source | undefined> {
    const { sys } = this.#io;
    if (this.#main) return this.#main;
    const argv = this.#state.table('ARGV');
    this.#operands ??= Array.from({ length: Math.max(this.#state.number('ARGC') - 1, 0) }, (_, i) => String(i + 1));
    for (;;) {
      const key = this.#operands.shift();
      if (key === undefined) {
        if (this.#usedFile) return undefined;
        this.#usedFile = true;
        this.#main = { reader: this.#io.lines(0), fd: 0, pid: undefined, buffer: '' };
        return this.#main;
      }
      const word = this.#state.string(argv.get(key));
      if (word === '' || !argv.has(key)) continue;
      const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(word);
      if (assignment) {
        this.#state.assign(assignment[1] ?? '', assignment[2] ?? '');
        continue;
      }
      this.#usedFile = true;
      try {
        const fd = word === '-' ? 0 : sys.open(word, ['read']);
        this.#main = { reader: this.#io.lines(fd), fd, pid: undefined, buffer: '' };
      } catch (e) {
        yield* this.#io.fail(`cannot open ${word} (${asErrno(e).message})`, 2);
        this.status = 2;
        if (this.#operands.length === 0) return undefined;
        continue;
      }
      this.#state.setVariable('FILENAME', word);
      this.#state.setVariable('FNR', 0);
      return this.#main;
    }
  }

  /** One record by RS: a newline, another character, paragraphs (''), or a pattern. */
  *read(source: Source): Run<Bytes | undefined> {
    const separator = this.#state.text('RS');
    if (separator === '\n' && source.buffer === '') return yield* source.reader.next();
    const paragraphs = separator === '';
    const pattern = paragraphs ? /\n\n+/ : separator.length === 1 ? undefined : this.#state.pattern(separator);
    for (let ended = false; ; ) {
      if (paragraphs) source.buffer = source.buffer.replace(/^\n+/, '');
      const found = pattern ? pattern.exec(source.buffer) : undefined;
      const at = pattern ? (found?.index ?? -1) : source.buffer.indexOf(separator);
      const length = found ? found[0].length : 1;
      if (at >= 0 && length > 0 && (ended || !pattern || at + length < source.buffer.length)) {
        const record = source.buffer.slice(0, at);
        source.buffer = source.buffer.slice(at + length);
        return record;
      }
      if (ended) {
        const record = paragraphs || separator !== '\n' ? source.buffer.replace(/\n$/, '') : source.buffer;
        const some = source.buffer !== '';
        source.buffer = '';
        return some && record !== '' ? record : undefined;
      }
      const line = yield* source.reader.next();
      if (line === undefined) ended = true;
      else source.buffer += line + (source.reader.terminated ? '\n' : '');
    }
  }

  *nextLine(): Run<Bytes | undefined> {
    for (;;) {
      const source = yield* this.#mainSource();
      if (!source) return undefined;
      let record: Bytes | undefined;
      try {
        record = yield* this.read(source);
      } catch (e) {
        yield* this.#io.fail(`read error (${asErrno(e).message})`, 2);
        this.status = 2;
      }
      if (record !== undefined) {
        this.#state.setVariable('NR', this.#state.number('NR') + 1);
        this.#state.setVariable('FNR', this.#state.number('FNR') + 1);
        return record;
      }
      this.closeMain();
      if (source.fd === 0) this.#usedFile = true;
    }
  }

  *nextRecord(): Run<boolean> {
    const record = yield* this.nextLine();
    if (record === undefined) return false;
    this.#state.setRecord(record);
    return true;
  }

  shell(line: Bytes, attach?: { own: Fd; other: Fd; as: 0 | 1 }): number {
    return this.#io.sys.fork(function* (sys) {
      if (attach) {
        sys.close(attach.other);
        sys.dup2(attach.own, attach.as);
        sys.close(attach.own);
      }
      return yield* sys.exec('/bin/sh', ['sh', '-c', line], sys.env());
    });
  }

  *wait(pid: number): Run {
    const { sys } = this.#io;
    const ended = yield* sys.wait(pid);
    if (!ended) return 0;
    return 'exited' in ended.status
      ? ended.status.exited
      : 256 + ('signaled' in ended.status ? (ended.status.signaled as Signal) : signals.TERM);
  }

  *close(name: Bytes): Run {
    const out = this.#outputs.get(name);
    const input = this.#inputs.get(name);
    if (out) yield* this.#io.flush();
    this.#outputs.delete(name);
    this.#inputs.delete(name);
    const fd = out?.fd ?? input?.fd;
    if (fd === undefined) return -1;
    if (fd > 2) this.#io.sys.close(fd);
    const pid = out?.pid ?? input?.pid;
    return pid === undefined ? 0 : yield* this.wait(pid);
  }

  *closeOutputs(): Run<void> {
    for (const name of [...this.#outputs.keys()]) yield* this.close(name);
  }

  /** What `getline` reads from; undefined when it can't be opened. */
  *input(name: Bytes, from: 'file' | 'command'): Run<Source | undefined> {
    const { sys } = this.#io;
    const known = this.#inputs.get(name);
    if (known) return known;
    let source: Source;
    try {
      if (from === 'file') {
        const fd = name === '-' ? 0 : sys.open(name, ['read', 'cloexec']);
        source = { reader: this.#io.lines(fd), fd, pid: undefined, buffer: '' };
      } else {
        yield* this.#io.flush();
        const [own, other] = sys.pipe();
        const pid = this.shell(name, { own: other, other: own, as: 1 });
        sys.close(other);
        source = { reader: this.#io.lines(own), fd: own, pid, buffer: '' };
      }
    } catch (error) {
      asErrno(error);
      return undefined;
    }
    this.#inputs.set(name, source);
    return source;
  }

  *write(text: Bytes, how: string, name: Bytes): Run<void> {
    const { sys } = this.#io;
    if (name === '/dev/stdout' || name === '-') return yield* this.#io.print(text);
    let out = this.#outputs.get(name);
    if (!out) {
      try {
        if (how === '|') {
          yield* this.#io.flush();
          const [other, own] = sys.pipe();
          sys.setCloexec(own, true);
          const pid = this.shell(name, { own: other, other: own, as: 0 });
          sys.close(other);
          out = { fd: own, pid };
        } else if (name === '/dev/stderr') out = { fd: 2, pid: undefined };
        else
          out = {
            fd: sys.open(name, ['write', 'create', 'cloexec', how === '>>' ? 'append' : 'truncate']),
            pid: undefined,
          };
      } catch (e) {
        throw new Failure(`cannot open "${name}" for output (${asErrno(e).message})`, 2);
      }
      this.#outputs.set(name, out);
    }
    yield* sys.write(out.fd, text);
  }
}
