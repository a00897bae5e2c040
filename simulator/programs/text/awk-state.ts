import type { Bytes } from '../../bytes';
import { Failure } from '../command';
import { formatNumber, pad } from '../printf-format';
import { type Cell, isTable, strnum, type Table, toNumber, type Value } from './awk-values';
import { compile, PatternError } from './regex';

/** The variables of a running program, and its record with the fields: setting one changes the other. */
export class AwkState {
  readonly #globals = new Map<string, Cell>();
  /** Of the function that runs. */
  locals: Map<string, Cell> | undefined;
  record = '';
  #fields: Value[] | undefined;
  readonly #patterns = new Map<Bytes, RegExp>();

  constructor(env: ReadonlyMap<string, string>, operands: readonly Bytes[]) {
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
    set('ENVIRON', new Map([...env].map(([k, v]) => [k, strnum(v)])));
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
    this.setVariable(name, strnum(value));
  }

  setRecord(text: Bytes): void {
    this.record = text;
    this.#fields = undefined;
  }

  splitFields(): Value[] {
    if (!this.#fields) {
      const parts = this.split(this.record, this.text('FS'));
      this.#fields = parts.map(strnum);
      this.#globals.set('NF', parts.length);
    }
    return this.#fields;
  }

  split(text: Bytes, separator: Bytes | RegExp): Bytes[] {
    if (separator === ' ') return text.split(/[ \t\n]+/).filter((part) => part !== '');
    if (text === '') return [];
    if (separator === '') return [...text];
    if (typeof separator === 'string' && separator.length === 1) {
      if (this.text('RS') !== '') return text.split(separator);
      return text.split('\n').flatMap((line) => line.split(separator));
    }
    const pattern = typeof separator === 'string' ? this.pattern(separator) : separator;
    const parts: Bytes[] = [];
    let from = 0;
    for (const m of text.matchAll(new RegExp(pattern.source, 'g'))) {
      if (m[0] === '') continue;
      parts.push(text.slice(from, m.index));
      from = m.index + m[0].length;
    }
    return [...parts, text.slice(from)];
  }

  field(index: number): Value {
    if (index < 0) throw new Failure(`attempt to access field ${index}`, 2);
    return index === 0 ? strnum(this.record) : this.splitFields()[index - 1];
  }

  setField(index: number, value: Value): void {
    if (index === 0) {
      this.setRecord(this.string(value));
      return;
    }
    if (index < 0 || index > 100_000) throw new Failure(`attempt to access field ${index}`, 2);
    const fields = this.splitFields();
    while (fields.length < index) fields.push('');
    fields[index - 1] = value;
    this.#globals.set('NF', fields.length);
    this.rebuild();
  }

  rebuild(): void {
    this.record = (this.#fields ?? []).map((field) => this.string(field)).join(this.text('OFS'));
  }

  cell(name: string): Cell {
    if (this.locals?.has(name)) return this.locals.get(name);
    if (name === 'NF') this.splitFields();
    return this.#globals.get(name);
  }

  text(name: string): Bytes {
    const cell = this.cell(name);
    return isTable(cell) ? '' : this.string(cell);
  }

  number(name: string): number {
    const cell = this.cell(name);
    return isTable(cell) ? 0 : toNumber(cell);
  }

  setVariable(name: string, value: Cell): void {
    if (this.locals?.has(name)) this.locals.set(name, value);
    else this.#globals.set(name, value);
    if (name === 'NF' && !isTable(value)) {
      const fields = this.#fields ?? this.split(this.record, this.text('FS')).map(strnum);
      fields.length = Math.min(Math.max(toNumber(value), 0), 100_000);
      this.#fields = Array.from(fields, (field) => field ?? '');
      this.#globals.set('NF', fields.length);
      this.rebuild();
    }
  }

  table(name: string): Table {
    const cell = this.cell(name);
    if (isTable(cell)) return cell;
    if (cell !== undefined) throw new Failure(`type error: scalar ${name} used as array`, 2);
    const table: Table = new Map();
    this.setVariable(name, table);
    return table;
  }

  string(value: Value, format = 'CONVFMT'): Bytes {
    if (typeof value === 'string') return value;
    if (value === undefined) return '';
    if (typeof value !== 'number') return value.input;
    if (Number.isInteger(value) && Math.abs(value) < 2 ** 63)
      return Math.abs(value) < 1e16 ? String(value === 0 ? 0 : value) : BigInt(value).toString();

    return this.format(this.string(this.#globals.get(format) as Value), [value]);
  }

  truth(value: Value): boolean {
    if (typeof value === 'number') return value !== 0;
    if (typeof value === 'string') return value !== '';
    return value !== undefined && toNumber(value) !== 0;
  }

  pattern(source: Bytes): RegExp {
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

  format(format: Bytes, args: readonly Value[]): Bytes {
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
            typeof value === 'number' ? String.fromCharCode(value & 255) : this.string(value).slice(0, 1),
            flags,
            width,
            false,
          );
        if (letter === 's')
          return pad(
            precision === undefined ? this.string(value) : this.string(value).slice(0, precision),
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
}
