import type { Bytes } from '../../bytes';
import { asErrno, Errno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { command, Failure, type Stdio } from '../command';
import { type LineReader, printError } from '../stdio';
import { type Address, type Command, parseScript, ScriptError, substitute } from './sed-parse';

interface Output {
  text: Bytes;
  fd: Fd | undefined;
}

/** The input as one stream of lines, or one for each file with -s and -i; one line is read ahead to know the last. */
class Input {
  readonly #io: Stdio;
  readonly #files: Bytes[];
  #reader: LineReader | undefined;
  #fd = 0;
  #ahead: { line: Bytes; terminated: boolean } | undefined;
  name = '-';
  terminated = true;
  constructor(io: Stdio, files: readonly Bytes[]) {
    this.#io = io;
    this.#files = [...files];
  }
  *#read(): Run<{ line: Bytes; terminated: boolean } | undefined> {
    for (;;) {
      if (!this.#reader) {
        const name = this.#files.shift();
        if (name === undefined) return undefined;
        try {
          this.#fd = name === '-' ? 0 : this.#io.sys.open(name, ['read']);
          if (this.#io.sys.fstat(this.#fd).type === 'directory') {
            yield* this.#io.fail(
              `couldn't edit ${name}: not a regular file`.replace(
                /^couldn't.*/,
                `read error on ${name}: Is a directory`,
              ),
              4,
            );
            continue;
          }
          this.#reader = this.#io.lines(this.#fd);
          this.name = name;
        } catch (e) {
          yield* this.#io.fail(`${this.#io.flavour === 'gnu' ? `can't read ${name}` : name}: ${asErrno(e).message}`, 2);
          continue;
        }
      }
      const line = yield* this.#reader.next();
      if (line !== undefined) return { line, terminated: this.#reader.terminated };
      if (this.#fd !== 0) this.#io.sys.close(this.#fd);
      this.#reader = undefined;
    }
  }
  *next(): Run<Bytes | undefined> {
    const got = this.#ahead ?? (yield* this.#read());
    this.#ahead = undefined;
    if (got) this.terminated = got.terminated;
    return got?.line;
  }
  *atEnd(): Run<boolean> {
    this.#ahead ??= yield* this.#read();
    return this.#ahead === undefined;
  }
}

/** Runs the script over one input; returns a status to quit with, or undefined. */
function* edit(
  io: Stdio,
  script: readonly Command[],
  input: Input,
  quiet: boolean,
  put: (text: Bytes) => Run<void>,
  state: { line: number; hold: Bytes },
): Run<number | undefined> {
  const { sys } = io;
  const files = new Map<Bytes, Output>();
  const active = new Map<Command, number>();
  let [space, lastPattern]: [Bytes, RegExp | undefined] = ['', undefined];
  const fileOut = function* (name: Bytes, text: Bytes): Run<void> {
    if (name === '/dev/stdout') return yield* put(text);
    const out = files.get(name) ?? { text: '', fd: sys.open(name, ['write', 'create', 'truncate']) };
    files.set(name, out);
    if (out.fd !== undefined) yield* sys.write(out.fd, text);
  };
  for (const c of script)
    for (const name of [c.flags.file, 'wW'.includes(c.name) ? c.text : undefined])
      if (name !== undefined) yield* fileOut(name, '');
  const matches = function* (address: Address): Run<boolean> {
    if ('line' in address)
      return address.step
        ? state.line >= address.line && (state.line - address.line) % address.step === 0
        : state.line === address.line;
    if ('last' in address) return yield* input.atEnd();
    if ('plus' in address) return false;
    lastPattern = address.pattern ?? lastPattern;
    if (!lastPattern) throw new Failure('no previous regular expression');
    lastPattern.lastIndex = 0;
    return lastPattern.test(space);
  };
  const selected = function* (c: Command): Run<boolean> {
    if (!c.from) return true;
    if (!c.to) return yield* matches(c.from);
    const until = active.get(c);
    if (until === undefined) {
      if ('line' in c.from && c.from.line === 0 && !c.from.step ? state.line !== 1 : !(yield* matches(c.from)))
        return false;
      if ('plus' in c.to) {
        if (c.to.plus > 0) active.set(c, state.line + c.to.plus);
      } else if ('line' in c.to) {
        if (c.to.line > state.line) active.set(c, c.to.line);
      } else if (!('last' in c.to && (yield* input.atEnd()))) active.set(c, Infinity);
      return true;
    }
    if (until !== Infinity) {
      if (state.line >= until) active.delete(c);
      return state.line <= until;
    }
    if (yield* matches(c.to)) active.delete(c);
    return true;
  };
  let appended: (() => Run<void>)[] = [];
  const endCycle = function* (): Run<void> {
    if (!quiet) yield* put(space + (input.terminated ? '\n' : ''));
    yield* flushAppended();
  };
  const flushAppended = function* (): Run<void> {
    const list = appended;
    appended = [];
    for (const show of list) yield* show();
  };
  let restart = false;
  for (;;) {
    if (!restart) {
      const line = yield* input.next();
      if (line === undefined) return undefined;
      state.line++;
      space = line;
    }
    restart = false;
    let [substituted, deleted] = [false, false];
    for (let at = 0; at < script.length && !deleted && !restart; at++) {
      const c = script[at];
      if (!c || c.name === ':') continue;
      if ((yield* selected(c)) === c.negated) {
        if (c.name === '{') at = c.jump - 1;
        continue;
      }
      switch (c.name) {
        case '=':
          yield* put(`${state.line}\n`);
          break;
        case 'p':
          yield* put(`${space}\n`);
          break;
        case 'P':
          yield* put(`${space.split('\n', 1)[0]}\n`);
          break;
        case 'F':
          yield* put(`${input.name}\n`);
          break;
        case 'd':
          deleted = true;
          break;
        case 'z':
          space = '';
          break;
        case 'D':
          if (!space.includes('\n')) deleted = true;
          else {
            space = space.slice(space.indexOf('\n') + 1);
            restart = true;
            yield* flushAppended();
            yield* sys.tick();
          }
          break;
        case 'g':
          space = state.hold;
          break;
        case 'G':
          space += `\n${state.hold}`;
          break;
        case 'h':
          state.hold = space;
          break;
        case 'H':
          state.hold += `\n${space}`;
          break;
        case 'x':
          [space, state.hold] = [state.hold, space];
          break;
        case 'i':
          yield* put(c.text);
          break;
        case 'a':
          appended.push(() => put(c.text));
          break;
        case 'c':
          deleted = true;
          if (!c.to || c.negated || !active.has(c)) yield* put(c.text);
          break;
        case 'l':
          yield* put(
            `${space.replace(/\\/g, '\\\\').replace(/[^ -~]/g, (b) => ({ '\n': '\\n', '\t': '\\t', '\r': '\\r' })[b] ?? `\\${b.charCodeAt(0).toString(8).padStart(3, '0')}`)}$\n`,
          );
          break;
        case 'n':
          if (yield* input.atEnd()) {
            if (!quiet) yield* put(`${space}\n`);
            yield* flushAppended();
            return undefined;
          }
          yield* endCycle();
          space = (yield* input.next()) ?? '';
          state.line++;
          break;
        case 'N': {
          if (yield* input.atEnd()) {
            yield* endCycle();
            return undefined;
          }
          yield* flushAppended();
          space += `\n${(yield* input.next()) ?? ''}`;
          state.line++;
          break;
        }
        case 'q':
          yield* endCycle();
          return Number(c.text || 0);
        case 'Q':
          return Number(c.text || 0);
        case 'r':
          appended.push(function* () {
            try {
              yield* put(sys.readFile(c.text));
            } catch (e) {
              asErrno(e);
            }
          });
          break;
        case 'w':
          yield* fileOut(c.text, `${space}\n`);
          break;
        case 'b':
          at = c.jump - 1;
          yield* sys.tick();
          break;
        case 't':
          if (substituted) {
            substituted = false;
            at = c.jump - 1;
            yield* sys.tick();
          }
          break;
        case 'T':
          if (!substituted) at = c.jump - 1;
          substituted = false;
          break;
        case 'y':
          space = [...space].map((ch) => c.map.get(ch) ?? ch).join('');
          break;
        case 's': {
          const pattern: RegExp | undefined =
            c.pattern ??
            (lastPattern &&
              new RegExp(
                lastPattern.source,
                lastPattern.flags.includes('g') ? lastPattern.flags : `${lastPattern.flags}g`,
              ));
          if (!pattern) throw new Failure('no previous regular expression');
          lastPattern = pattern;
          let count = 0;
          let changed = false;
          space = space.replace(pattern, (...found) => {
            count++;
            const wanted = c.flags.nth || 1;
            if (count < wanted || (count > wanted && !c.flags.global)) return String(found[0]);
            changed = true;
            const offset = found.findIndex((x, k) => k > 0 && typeof x === 'number');
            return substitute(c.replacement, found.slice(0, offset));
          });
          if (!changed) break;
          substituted = true;
          if (c.flags.print) yield* put(`${space}\n`);
          if (c.flags.file !== undefined) yield* fileOut(c.flags.file, `${space}\n`);
        }
      }
    }
    if (restart) continue;
    if (deleted) yield* flushAppended();
    else yield* endCycle();
  }
}

export const sed = command(
  {
    name: 'sed',
    usage: '[OPTION]... {script-only-if-no-other-script} [input-file]...',
    options:
      'n,quiet,silent e=,expression f=,file E,regexp-extended r i=? in-place=? s,separate u,unbuffered z,null-data l= posix debug sandbox',
    version: 'sed (GNU sed) 4.9',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const files = [...operands];
    const parts = options.list
      .filter(([key]) => key === 'e' || key === 'f')
      .map(([key, value]) => (key === 'e' ? value : sys.readFile(value).replace(/\n$/, '')));
    if (parts.length === 0) {
      const script = files.shift();
      if (script === undefined) {
        yield* printError(sys, `Usage: ${io.name} [OPTION]... {script-only-if-no-other-script} [input-file]...\n`);
        return 1;
      }
      parts.push(script);
    }
    let script: Command[];
    try {
      script = parseScript(parts.join('\n'), options.has('E', 'r') ? 'extended' : 'basic');
    } catch (e) {
      if (e instanceof ScriptError) throw new Failure(e.message, e.status);
      throw e;
    }
    const quiet = options.has('n') || /^#n(\n|$)/.test(parts[0] ?? '');
    const inPlace = options.has('i', 'in-place');
    const state = { line: 0, hold: '' };
    if (!inPlace) {
      const put = function* (text: Bytes): Run<void> {
        yield* io.print(text);
        if (options.has('u')) yield* io.flush();
      };
      const all = files.length ? files : ['-'];
      for (const group of options.has('s') ? all.map((file) => [file]) : [all]) {
        const status = yield* edit(io, script, new Input(io, group), quiet, put, state);
        if (status !== undefined) return status;
      }
      return io.status;
    }
    if (files.length === 0) throw new Failure('no input files');
    for (const file of files) {
      state.line = 0;
      let out = '';
      try {
        const stat = sys.stat(file);
        if (stat.type !== 'file') {
          yield* io.fail(`couldn't edit ${file}: not a regular file`, 4);
          continue;
        }
        const fresh = parseScript(parts.join('\n'), options.has('E', 'r') ? 'extended' : 'basic');
        const status = yield* edit(
          io,
          fresh,
          new Input(io, [file]),
          quiet,
          function* (text) {
            out += text;
          },
          state,
        );
        const backup = options.get('i', 'in-place');
        if (backup) sys.rename(file, backup.includes('*') ? backup.replace('*', file) : file + backup);
        sys.writeFile(file, out, stat.mode);
        if (status !== undefined) return status;
      } catch (e) {
        if (!(e instanceof Errno)) throw e;
        if (e.code === 'ENOENT') yield* io.fail(`can't read ${file}: ${e.message}`, 2);
        else throw new Failure(`couldn't open temporary file ./sedXXXXXX: ${e.message}`, 4);
      }
    }
    return io.status;
  },
);
