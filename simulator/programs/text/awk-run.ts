import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { type Signal, signals } from '../../kernel/signal';
import type { Fd, Run } from '../../kernel/syscalls';
import { Failure, type Stdio } from '../command';
import { formatNumber, pad } from '../printf-format';
import type { LineReader } from '../stdio';
import { strftime } from '../strftime';
import type { AwkProgram, Expr, Statement } from './awk-parse';
import { compile, PatternError } from './regex';

/** A number, a string, or input that looks like a number and is both; undefined is a variable never set. */
type Value = number | Bytes | { readonly input: Bytes } | undefined;
type Table = Map<Bytes, Value>;
type Cell = Value | Table;
type Jump = 'break' | 'continue' | 'next' | 'nextfile' | 'exit' | 'return' | undefined;

const NUMBER = /^[ \t\n]*[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/;
const isTable = (cell: Cell): cell is Table => cell instanceof Map;

function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value === undefined) return 0;
  return Number(NUMBER.exec(typeof value === 'string' ? value : value.input)?.[0] ?? 0);
}

/** Input that is wholly a number compares as one. */
const strnum = (text: Bytes): Value => {
  const m = NUMBER.exec(text);
  return m && /^[ \t\n]*$/.test(text.slice(m[0].length)) ? { input: text } : text;
};

interface Source {
  readonly reader: LineReader;
  readonly fd: Fd;
  readonly pid: number | undefined;
  buffer: Bytes;
}

export class Awk {
  readonly #io: Stdio;
  readonly #program: AwkProgram;
  readonly #globals = new Map<string, Cell>();
  #locals: Map<string, Cell> | undefined;
  #record = '';
  #fields: Value[] | undefined;
  #operands: Bytes[] | undefined;
  #main: Source | undefined;
  #usedFile = false;
  readonly #inputs = new Map<Bytes, Source>();
  readonly #outputs = new Map<Bytes, { fd: Fd; pid: number | undefined }>();
  #status = 0;
  #returned: Value;
  #depth = 0;
  #seed = 0;
  readonly #patterns = new Map<Bytes, RegExp>();
  readonly #active = new Set<object>();

  constructor(io: Stdio, program: AwkProgram, operands: readonly Bytes[]) {
    this.#io = io;
    this.#program = program;
    const set = (name: string, value: Cell): unknown => this.#globals.set(name, value);
    for (const [name, value] of Object.entries({
      FS: ' ',
      OFS: ' ',
      ORS: '\n',
      RS: '\n',
      SUBSEP: '\x1c',
      CONVFMT: '%.6g',
      OFMT: '%.6g',
      NR: 0,
      NF: 0,
      FNR: 0,
      FILENAME: '',
      RSTART: 0,
      RLENGTH: -1,
    }))
      set(name, value);
    set('ENVIRON', new Map([...io.sys.env()].map(([k, v]) => [k, strnum(v)])));
    set('ARGC', operands.length + 1);
    set(
      'ARGV',
      new Map<Bytes, Value>([
        ['0', 'awk'],
        ...operands.map((word, i): [Bytes, Value] => [String(i + 1), strnum(word)]),
      ]),
    );
  }

  assign(name: string, value: Bytes): void {
    this.#setVariable(name, strnum(value));
  }

  *run(): Run {
    const { rules } = this.#program;
    let jump: Jump;
    for (const rule of rules) if (rule.begin && rule.body && jump !== 'exit') jump = yield* this.#execute(rule.body);
    const others = rules.filter((rule) => !rule.begin);
    if (jump !== 'exit' && others.length) {
      while (jump !== 'exit' && (yield* this.#nextRecord())) {
        for (const rule of others) {
          if (rule.end || !(yield* this.#selects(rule))) continue;
          if (rule.body) jump = yield* this.#execute(rule.body);
          else yield* this.#io.print(this.#record + this.#text('ORS'));
          if (jump) break;
        }
        if (jump === 'nextfile') this.#closeMain();
        if (jump !== 'exit') jump = undefined;
        yield* this.#io.sys.tick();
      }
    }
    let ended: Jump;
    for (const rule of rules) if (rule.end && rule.body && ended !== 'exit') ended = yield* this.#execute(rule.body);
    yield* this.#io.flush();
    for (const name of [...this.#outputs.keys()]) yield* this.#close(name);
    return this.#status & 255;
  }

  *#selects(rule: AwkProgram['rules'][number]): Run<boolean> {
    if (!rule.from) return true;
    if (!rule.to) return this.#truth(yield* this.#value(rule.from));
    if (!this.#active.has(rule)) {
      if (!this.#truth(yield* this.#value(rule.from))) return false;
      this.#active.add(rule);
    }
    if (this.#truth(yield* this.#value(rule.to))) this.#active.delete(rule);
    return true;
  }

  // --- records and fields

  #closeMain(): void {
    if (this.#main && this.#main.fd !== 0) this.#io.sys.close(this.#main.fd);
    this.#main = undefined;
  }

  *#mainSource(): Run<Source | undefined> {
    const { sys } = this.#io;
    if (this.#main) return this.#main;
    const argv = this.#table('ARGV');
    this.#operands ??= Array.from({ length: Math.max(this.#number('ARGC') - 1, 0) }, (_, i) => String(i + 1));
    for (;;) {
      const key = this.#operands.shift();
      if (key === undefined) {
        if (this.#usedFile) return undefined;
        this.#usedFile = true;
        this.#main = { reader: this.#io.lines(0), fd: 0, pid: undefined, buffer: '' };
        return this.#main;
      }
      const word = this.#string(argv.get(key));
      if (word === '' || !argv.has(key)) continue;
      const assignment = /^([A-Za-z_]\w*)=(.*)$/s.exec(word);
      if (assignment) {
        this.assign(assignment[1] ?? '', assignment[2] ?? '');
        continue;
      }
      this.#usedFile = true;
      try {
        const fd = word === '-' ? 0 : sys.open(word, ['read']);
        this.#main = { reader: this.#io.lines(fd), fd, pid: undefined, buffer: '' };
      } catch (e) {
        yield* this.#io.fail(`cannot open ${word} (${asErrno(e).message})`, 2);
        this.#status = 2;
        if (this.#operands.length === 0) return undefined;
        continue;
      }
      this.#setVariable('FILENAME', word);
      this.#setVariable('FNR', 0);
      return this.#main;
    }
  }

  /** One record by RS: a newline, another character, paragraphs (''), or a pattern. */
  *#read(source: Source): Run<Bytes | undefined> {
    const separator = this.#text('RS');
    if (separator === '\n' && source.buffer === '') return yield* source.reader.next();
    const paragraphs = separator === '';
    const pattern = paragraphs ? /\n\n+/ : separator.length === 1 ? undefined : this.#pattern(separator);
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

  *#nextLine(): Run<Bytes | undefined> {
    for (;;) {
      const source = yield* this.#mainSource();
      if (!source) return undefined;
      let record: Bytes | undefined;
      try {
        record = yield* this.#read(source);
      } catch (e) {
        yield* this.#io.fail(`read error (${asErrno(e).message})`, 2);
        this.#status = 2;
      }
      if (record !== undefined) {
        this.#setVariable('NR', this.#number('NR') + 1);
        this.#setVariable('FNR', this.#number('FNR') + 1);
        return record;
      }
      this.#closeMain();
      if (source.fd === 0) this.#usedFile = true;
    }
  }

  *#nextRecord(): Run<boolean> {
    const record = yield* this.#nextLine();
    if (record === undefined) return false;
    this.#setRecord(record);
    return true;
  }

  #setRecord(text: Bytes): void {
    this.#record = text;
    this.#fields = undefined;
  }

  #splitFields(): Value[] {
    if (!this.#fields) {
      const parts = this.#split(this.#record, this.#text('FS'));
      this.#fields = parts.map(strnum);
      this.#globals.set('NF', parts.length);
    }
    return this.#fields;
  }

  #split(text: Bytes, separator: Bytes | RegExp): Bytes[] {
    if (separator === ' ') return text.split(/[ \t\n]+/).filter((part) => part !== '');
    if (text === '') return [];
    if (separator === '') return [...text];
    if (typeof separator === 'string' && separator.length === 1) {
      if (this.#text('RS') !== '') return text.split(separator);
      return text.split('\n').flatMap((line) => line.split(separator));
    }
    const pattern = typeof separator === 'string' ? this.#pattern(separator) : separator;
    const parts: Bytes[] = [];
    let from = 0;
    for (const m of text.matchAll(new RegExp(pattern.source, 'g'))) {
      if (m[0] === '') continue;
      parts.push(text.slice(from, m.index));
      from = m.index + m[0].length;
    }
    return [...parts, text.slice(from)];
  }

  #field(index: number): Value {
    if (index < 0) throw new Failure(`attempt to access field ${index}`, 2);
    return index === 0 ? strnum(this.#record) : this.#splitFields()[index - 1];
  }

  #setField(index: number, value: Value): void {
    if (index === 0) {
      this.#setRecord(this.#string(value));
      return;
    }
    if (index < 0 || index > 100_000) throw new Failure(`attempt to access field ${index}`, 2);
    const fields = this.#splitFields();
    while (fields.length < index) fields.push('');
    fields[index - 1] = value;
    this.#globals.set('NF', fields.length);
    this.#rebuild();
  }

  #rebuild(): void {
    this.#record = (this.#fields ?? []).map((field) => this.#string(field)).join(this.#text('OFS'));
  }

  // --- variables and conversions

  #cell(name: string): Cell {
    if (this.#locals?.has(name)) return this.#locals.get(name);
    if (name === 'NF') this.#splitFields();
    return this.#globals.get(name);
  }

  #text(name: string): Bytes {
    const cell = this.#cell(name);
    return isTable(cell) ? '' : this.#string(cell);
  }

  #number(name: string): number {
    const cell = this.#cell(name);
    return isTable(cell) ? 0 : toNumber(cell);
  }

  #setVariable(name: string, value: Cell): void {
    if (this.#locals?.has(name)) this.#locals.set(name, value);
    else this.#globals.set(name, value);
    if (name === 'NF' && !isTable(value)) {
      const fields = this.#fields ?? this.#split(this.#record, this.#text('FS')).map(strnum);
      fields.length = Math.min(Math.max(toNumber(value), 0), 100_000);
      this.#fields = Array.from(fields, (field) => field ?? '');
      this.#globals.set('NF', fields.length);
      this.#rebuild();
    }
  }

  #table(name: string): Table {
    const cell = this.#cell(name);
    if (isTable(cell)) return cell;
    if (cell !== undefined) throw new Failure(`type error: scalar ${name} used as array`, 2);
    const table: Table = new Map();
    this.#setVariable(name, table);
    return table;
  }

  #string(value: Value, format = 'CONVFMT'): Bytes {
    if (typeof value === 'string') return value;
    if (value === undefined) return '';
    if (typeof value !== 'number') return value.input;
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 63)
      return Math.abs(value) < 1e16 ? String(value === 0 ? 0 : value) : BigInt(value).toString();

    return this.#format(this.#string(this.#globals.get(format) as Value), [value]);
  }

  #truth(value: Value): boolean {
    if (typeof value === 'number') return value !== 0;
    if (typeof value === 'string') return value !== '';
    return value !== undefined && toNumber(value) !== 0;
  }

  #pattern(source: Bytes): RegExp {
    let pattern = this.#patterns.get(source);
    if (!pattern) {
      try {
        pattern = compile(source, 'awk');
      } catch (e) {
        if (e instanceof PatternError)
          throw new Failure(`regular expression compile failed (${e.message})\n${source}`, 2);
        throw e;
      }
      this.#patterns.set(source, pattern);
    }
    return pattern;
  }

  *#patternOf(expr: Expr): Run<RegExp> {
    return expr.kind === 'regex' ? expr.pattern : this.#pattern(this.#string(yield* this.#value(expr)));
  }

  #format(format: Bytes, args: readonly Value[]): Bytes {
    let next = 0;
    return format.replace(
      /%%|%([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d*))?([\s\S])/g,
      (all, flags: string, w: string | undefined, p: string | undefined, letter: string) => {
        if (all === '%%') return '%';
        const number = (text: string | undefined): number | undefined =>
          text === undefined ? undefined : text === '*' ? toNumber(args[next++]) : Number(text);
        const width = Math.min(Math.abs(number(w) ?? 0), 1e6);
        const precision = number(p);
        const value = args[next++];
        if (letter === 'c')
          return pad(
            typeof value === 'number' ? String.fromCharCode(value & 255) : this.#string(value).slice(0, 1),
            flags,
            width,
            false,
          );
        if (letter === 's')
          return pad(
            precision === undefined ? this.#string(value) : this.#string(value).slice(0, precision),
            flags,
            width,
            false,
          );
        if (!'dioxXueEfFgG'.includes(letter)) return all;
        return formatNumber(toNumber(value), {
          flags,
          width,
          precision: precision === undefined ? undefined : Math.min(precision, 100),
          letter,
        });
      },
    );
  }

  // --- expressions

  *#key(subscripts: readonly Expr[]): Run<Bytes> {
    const parts: Bytes[] = [];
    for (const part of subscripts) parts.push(this.#string(yield* this.#value(part)));
    return parts.join(this.#text('SUBSEP'));
  }

  *#store(target: Expr, value: Value): Run<void> {
    if (target.kind === 'variable') this.#setVariable(target.name, value);
    else if (target.kind === 'field') this.#setField(Math.trunc(toNumber(yield* this.#value(target.index))), value);
    else if (target.kind === 'element') this.#table(target.array).set(yield* this.#key(target.subscripts), value);
  }

  *#value(e: Expr): Run<Value> {
    switch (e.kind) {
      case 'number':
      case 'string':
        return e.value;
      case 'regex':
        return e.pattern.test(this.#record) ? 1 : 0;
      case 'variable': {
        const cell = this.#cell(e.name);
        if (isTable(cell)) throw new Failure(`type error: array ${e.name} used as scalar`, 2);
        return cell;
      }
      case 'field':
        return this.#field(Math.trunc(toNumber(yield* this.#value(e.index))));
      case 'element': {
        const table = this.#table(e.array);
        const key = yield* this.#key(e.subscripts);
        if (!table.has(key)) table.set(key, undefined);
        return table.get(key);
      }
      case 'in':
        return this.#table(e.array).has(yield* this.#key(e.subscripts)) ? 1 : 0;
      case 'assign': {
        const right = yield* this.#value(e.value);
        const value = e.operator
          ? arithmetic(e.operator, toNumber(yield* this.#value(e.target)), toNumber(right))
          : right;
        yield* this.#store(e.target, value);
        return value;
      }
      case 'step': {
        const before = toNumber(yield* this.#value(e.target));
        yield* this.#store(e.target, before + e.by);
        return e.prefix ? before + e.by : before;
      }
      case 'unary': {
        const value = yield* this.#value(e.value);
        return e.operator === '!'
          ? this.#truth(value)
            ? 0
            : 1
          : e.operator === '-'
            ? -toNumber(value)
            : toNumber(value);
      }
      case 'binary':
        return yield* this.#binary(e.operator, e.left, e.right);
      case 'match': {
        const text = this.#string(yield* this.#value(e.left));
        return (yield* this.#patternOf(e.right)).test(text) !== e.negated ? 1 : 0;
      }
      case 'condition':
        return yield* this.#value(this.#truth(yield* this.#value(e.test)) ? e.yes : e.no);
      case 'group': {
        const [only] = e.items;
        return e.items.length === 1 && only ? yield* this.#value(only) : yield* this.#key(e.items);
      }
      case 'call':
        return yield* this.#call(e.name, e.args);
      case 'builtin':
        return yield* this.#builtin(e.name, e.args);
      case 'getline':
        return yield* this.#getline(e);
    }
  }

  *#binary(operator: string, left: Expr, right: Expr): Run<Value> {
    const a = yield* this.#value(left);
    if (operator === '||' || operator === '&&') {
      if (this.#truth(a) === (operator === '||')) return operator === '||' ? 1 : 0;
      return this.#truth(yield* this.#value(right)) ? 1 : 0;
    }
    const b = yield* this.#value(right);
    if (operator === ' ') return this.#string(a) + this.#string(b);
    if (!/^[<>=!]/.test(operator)) return arithmetic(operator, toNumber(a), toNumber(b));
    const textual = typeof a === 'string' || typeof b === 'string';
    const [x, y] = textual ? [this.#string(a), this.#string(b)] : [toNumber(a), toNumber(b)];
    const order = x < y ? -1 : x > y ? 1 : 0;
    const truth = {
      '<': order < 0,
      '<=': order <= 0,
      '==': order === 0,
      '!=': order !== 0,
      '>': order > 0,
      '>=': order >= 0,
    }[operator];
    return truth ? 1 : 0;
  }

  *#call(name: string, args: readonly Expr[]): Run<Value> {
    const called = this.#program.functions.get(name);
    if (!called) throw new Failure(`function ${name} never defined`, 2);
    if (args.length > called.parameters.length) throw new Failure(`too many arguments in call to ${name}`, 2);
    if (++this.#depth > 500) throw new Failure('function call nesting too deep', 2);
    const locals = new Map<string, Cell>();
    const late: [string, string][] = [];
    for (const [i, parameter] of called.parameters.entries()) {
      const arg = args[i];
      if (arg?.kind === 'variable') {
        locals.set(parameter, this.#cell(arg.name));
        if (this.#cell(arg.name) === undefined) late.push([parameter, arg.name]);
      } else locals.set(parameter, arg && (yield* this.#value(arg)));
    }
    const outer = this.#locals;
    this.#locals = locals;
    this.#returned = undefined;
    const jump = yield* this.#execute(called.body);
    this.#locals = outer;
    this.#depth--;
    // An unset variable that the function made an array is one for the caller too.
    for (const [parameter, variable] of late)
      if (isTable(locals.get(parameter))) this.#setVariable(variable, locals.get(parameter));
    if (jump === 'exit') throw new ExitAwk();
    yield* this.#io.sys.tick();
    const value = this.#returned;
    this.#returned = undefined;
    return value;
  }

  *#builtin(name: string, args: readonly Expr[]): Run<Value> {
    const [first, second, third] = args;
    const { sys } = this.#io;
    if (name === 'length') {
      if (first?.kind === 'variable') {
        const cell = this.#cell(first.name);
        if (isTable(cell)) return cell.size;
      }
      return (first ? this.#string(yield* this.#value(first)) : this.#record).length;
    }
    if (name === 'split' && first && second?.kind === 'variable') {
      const text = this.#string(yield* this.#value(first));
      const separator =
        third === undefined
          ? this.#text('FS')
          : third.kind === 'regex'
            ? third.pattern
            : this.#string(yield* this.#value(third));
      const parts = this.#split(text, separator);
      const table = this.#table(second.name);
      table.clear();
      for (const [i, part] of parts.entries()) table.set(String(i + 1), strnum(part));
      return parts.length;
    }
    if ((name === 'sub' || name === 'gsub') && first && second) {
      const pattern = yield* this.#patternOf(first);
      const replacement = this.#string(yield* this.#value(second));
      const target: Expr = third ?? { kind: 'field', index: { kind: 'number', value: 0 } };
      let count = 0;
      const text = this.#string(yield* this.#value(target)).replace(
        new RegExp(pattern.source, name === 'gsub' ? 'g' : ''),
        (found) => {
          count++;
          return replacement.replace(/\\\\|\\&|&/g, (c) => (c === '&' ? found : c === '\\&' ? '&' : '\\'));
        },
      );
      if (count) yield* this.#store(target, text);
      return count;
    }
    if (name === 'match' && first && second) {
      const text = this.#string(yield* this.#value(first));
      const m = (yield* this.#patternOf(second)).exec(text);
      this.#setVariable('RSTART', m ? m.index + 1 : 0);
      this.#setVariable('RLENGTH', m ? m[0].length : -1);
      return m ? m.index + 1 : 0;
    }
    const values: Value[] = [];
    for (const arg of args) values.push(yield* this.#value(arg));
    const [a, b, c] = values;
    switch (name) {
      case 'substr': {
        const text = this.#string(a);
        const start = Math.round(toNumber(b));
        const end = c === undefined ? Infinity : start + Math.round(toNumber(c));
        return text.slice(Math.max(start, 1) - 1, Math.max(end - 1, 0));
      }
      case 'index':
        return this.#string(a).indexOf(this.#string(b)) + 1;
      case 'sprintf':
        return this.#format(this.#string(a), values.slice(1));
      case 'tolower':
        return this.#string(a).toLowerCase();
      case 'toupper':
        return this.#string(a).toUpperCase();
      case 'int':
        return Math.trunc(toNumber(a));
      case 'sqrt':
        return Math.sqrt(toNumber(a));
      case 'exp':
        return Math.exp(toNumber(a));
      case 'log':
        return Math.log(toNumber(a));
      case 'sin':
        return Math.sin(toNumber(a));
      case 'cos':
        return Math.cos(toNumber(a));
      case 'atan2':
        return Math.atan2(toNumber(a), toNumber(b));
      case 'rand':
        this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
        return this.#seed / 2 ** 32;
      case 'srand': {
        const old = this.#seed;
        this.#seed = (args.length ? toNumber(a) : Math.floor(sys.now() / 1000)) >>> 0;
        return old;
      }
      case 'systime':
        return Math.floor(sys.now() / 1000);
      case 'strftime':
        return strftime(
          args.length ? this.#string(a) : '%a %b %e %H:%M:%S %Z %Y',
          b === undefined ? sys.now() : toNumber(b) * 1000,
        );
      case 'system': {
        yield* this.#io.flush();
        return yield* this.#wait(this.#shell(this.#string(a)));
      }
      case 'close':
        return yield* this.#close(this.#string(a));
      case 'fflush':
        yield* this.#io.flush();
        return 0;
      default:
        throw new Failure(`wrong number of arguments in call to ${name}`, 2);
    }
  }

  // --- files and commands

  #shell(line: Bytes, attach?: { own: Fd; other: Fd; as: 0 | 1 }): number {
    return this.#io.sys.fork(function* (sys) {
      if (attach) {
        sys.close(attach.other);
        sys.dup2(attach.own, attach.as);
        sys.close(attach.own);
      }
      return yield* sys.exec('/bin/sh', ['sh', '-c', line], sys.env());
    });
  }

  *#wait(pid: number): Run {
    const { sys } = this.#io;
    const ended = yield* sys.wait(pid);
    if (!ended) return 0;
    return 'exited' in ended.status
      ? ended.status.exited
      : 256 + ('signaled' in ended.status ? (ended.status.signaled as Signal) : signals.TERM);
  }

  *#close(name: Bytes): Run {
    const out = this.#outputs.get(name);
    const input = this.#inputs.get(name);
    if (out) yield* this.#io.flush();
    this.#outputs.delete(name);
    this.#inputs.delete(name);
    const fd = out?.fd ?? input?.fd;
    if (fd === undefined) return -1;
    if (fd > 2) this.#io.sys.close(fd);
    const pid = out?.pid ?? input?.pid;
    return pid === undefined ? 0 : yield* this.#wait(pid);
  }

  *#getline(e: Extract<Expr, { kind: 'getline' }>): Run<Value> {
    const { sys } = this.#io;
    if (e.from === 'main') {
      const line = yield* this.#nextLine();
      if (line === undefined) return 0;
      if (e.target) yield* this.#store(e.target, strnum(line));
      else this.#setRecord(line);
      return 1;
    }
    const name = e.source ? this.#string(yield* this.#value(e.source)) : '';
    let source = this.#inputs.get(name);
    if (!source) {
      try {
        if (e.from === 'file') {
          const fd = name === '-' ? 0 : sys.open(name, ['read', 'cloexec']);
          source = { reader: this.#io.lines(fd), fd, pid: undefined, buffer: '' };
        } else {
          yield* this.#io.flush();
          const [own, other] = sys.pipe();
          const pid = this.#shell(name, { own: other, other: own, as: 1 });
          sys.close(other);
          source = { reader: this.#io.lines(own), fd: own, pid, buffer: '' };
        }
      } catch (error) {
        asErrno(error);
        return -1;
      }
      this.#inputs.set(name, source);
    }
    const record = yield* this.#read(source);
    if (record === undefined) return 0;
    if (e.from === 'command') this.#setVariable('NR', this.#number('NR') + 1);
    if (e.target) yield* this.#store(e.target, strnum(record));
    else this.#setRecord(record);
    return 1;
  }

  *#write(text: Bytes, redirect: { how: string; to: Expr } | undefined): Run<void> {
    const { sys } = this.#io;
    if (!redirect) return yield* this.#io.print(text);
    const name = this.#string(yield* this.#value(redirect.to));
    if (name === '/dev/stdout' || name === '-') return yield* this.#io.print(text);
    let out = this.#outputs.get(name);
    if (!out) {
      try {
        if (redirect.how === '|') {
          yield* this.#io.flush();
          const [other, own] = sys.pipe();
          sys.setCloexec(own, true);
          const pid = this.#shell(name, { own: other, other: own, as: 0 });
          sys.close(other);
          out = { fd: own, pid };
        } else if (name === '/dev/stderr') out = { fd: 2, pid: undefined };
        else
          out = {
            fd: sys.open(name, ['write', 'create', 'cloexec', redirect.how === '>>' ? 'append' : 'truncate']),
            pid: undefined,
          };
      } catch (e) {
        throw new Failure(`cannot open "${name}" for output (${asErrno(e).message})`, 2);
      }
      this.#outputs.set(name, out);
    }
    yield* sys.write(out.fd, text);
  }

  // --- statements

  *#execute(s: Statement): Run<Jump> {
    try {
      return yield* this.#statement(s);
    } catch (e) {
      if (e instanceof ExitAwk) return 'exit';
      throw e;
    }
  }

  *#statement(s: Statement): Run<Jump> {
    switch (s.kind) {
      case 'expression':
        yield* this.#value(s.value);
        return undefined;
      case 'print': {
        const values: Value[] = [];
        for (const arg of s.args) values.push(yield* this.#value(arg));
        const text = s.formatted
          ? this.#format(this.#string(values[0]), values.slice(1))
          : (values.length
              ? values.map((value) => this.#string(value, 'OFMT')).join(this.#text('OFS'))
              : this.#record) + this.#text('ORS');
        yield* this.#write(text, s.redirect);
        return undefined;
      }
      case 'block':
        for (const inner of s.body) {
          const jump = yield* this.#statement(inner);
          if (jump) return jump;
        }
        return undefined;
      case 'if': {
        const branch = this.#truth(yield* this.#value(s.test)) ? s.yes : s.no;
        return branch && (yield* this.#statement(branch));
      }
      case 'while':
      case 'for': {
        if (s.kind === 'for' && s.start) yield* this.#statement(s.start);
        for (
          let first = s.kind === 'while' && s.afterFirst;
          first || !s.test || this.#truth(yield* this.#value(s.test));
          first = false
        ) {
          const jump = yield* this.#statement(s.body);
          if (jump === 'break') break;
          if (jump && jump !== 'continue') return jump;
          if (s.kind === 'for' && s.step) yield* this.#statement(s.step);
          yield* this.#io.sys.tick();
        }
        return undefined;
      }
      case 'forIn':
        for (const key of [...this.#table(s.array).keys()]) {
          if (!this.#table(s.array).has(key)) continue;
          this.#setVariable(s.name, strnum(key));
          const jump = yield* this.#statement(s.body);
          if (jump === 'break') break;
          if (jump && jump !== 'continue') return jump;
        }
        return undefined;
      case 'delete':
        if (s.subscripts) this.#table(s.array).delete(yield* this.#key(s.subscripts));
        else this.#table(s.array).clear();
        return undefined;
      case 'exit':
        if (s.value) this.#status = Math.trunc(toNumber(yield* this.#value(s.value)));
        return 'exit';
      case 'return':
        this.#returned = s.value && (yield* this.#value(s.value));
        return 'return';
      default:
        return s.kind;
    }
  }
}

/** `exit` inside a function. */
class ExitAwk extends Error {}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '^':
      return a ** b;
    case '/':
    case '%':
      if (b === 0) throw new Failure(operator === '/' ? 'division by zero' : 'division by zero in %', 2);
      return operator === '/' ? a / b : a % b;
    default:
      return 0;
  }
}
