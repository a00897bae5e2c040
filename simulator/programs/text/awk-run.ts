import type { Bytes } from '../../bytes';
import type { Run } from '../../kernel/syscalls';
import { Failure, type Stdio } from '../command';
import { computeBuiltin } from './awk-builtins';
import type { AwkProgram, Expr, Statement } from './awk-parse';
import { AwkState } from './awk-state';
import { AwkStreams } from './awk-streams';
import { arithmetic, type Cell, isTable, strnum, toNumber, type Value } from './awk-values';

type Jump = 'break' | 'continue' | 'next' | 'nextfile' | 'exit' | 'return' | undefined;

/** A program that runs: its rules over the records, statements and expressions. */
export class Awk {
  readonly #io: Stdio;
  readonly #program: AwkProgram;
  readonly #state: AwkState;
  readonly #streams: AwkStreams;
  /** What `exit` gave. */
  #status: number | undefined;
  #returned: Value;
  #depth = 0;
  #seed = 0;
  readonly #active = new Set<object>();

  constructor(io: Stdio, program: AwkProgram, operands: readonly Bytes[]) {
    this.#io = io;
    this.#program = program;
    this.#state = new AwkState(io.sys.env(), operands);
    this.#streams = new AwkStreams(io, this.#state);
  }

  assign(name: string, value: Bytes): void {
    this.#state.assign(name, value);
  }

  *run(): Run {
    const { rules } = this.#program;
    let jump: Jump;
    for (const rule of rules) if (rule.begin && rule.body && jump !== 'exit') jump = yield* this.#execute(rule.body);
    const others = rules.filter((rule) => !rule.begin);
    if (jump !== 'exit' && others.length) {
      while (jump !== 'exit' && (yield* this.#streams.nextRecord())) {
        for (const rule of others) {
          if (rule.end || !(yield* this.#selects(rule))) continue;
          if (rule.body) jump = yield* this.#execute(rule.body);
          else yield* this.#io.print(this.#state.record + this.#state.text('ORS'));
          if (jump) break;
        }
        if (jump === 'nextfile') this.#streams.closeMain();
        if (jump !== 'exit') jump = undefined;
        yield* this.#io.sys.tick();
      }
    }
    let ended: Jump;
    for (const rule of rules) if (rule.end && rule.body && ended !== 'exit') ended = yield* this.#execute(rule.body);
    yield* this.#io.flush();
    yield* this.#streams.closeOutputs();
    return (this.#status ?? this.#streams.status) & 255;
  }

  *#selects(rule: AwkProgram['rules'][number]): Run<boolean> {
    if (!rule.from) return true;
    if (!rule.to) return this.#state.truth(yield* this.#value(rule.from));
    if (!this.#active.has(rule)) {
      if (!this.#state.truth(yield* this.#value(rule.from))) return false;
      this.#active.add(rule);
    }
    if (this.#state.truth(yield* this.#value(rule.to))) this.#active.delete(rule);
    return true;
  }

  *#patternOf(expr: Expr): Run<RegExp> {
    return expr.kind === 'regex' ? expr.pattern : this.#state.pattern(this.#state.string(yield* this.#value(expr)));
  }

  // --- expressions

  *#key(subscripts: readonly Expr[]): Run<Bytes> {
    const parts: Bytes[] = [];
    for (const part of subscripts) parts.push(this.#state.string(yield* this.#value(part)));
    return parts.join(this.#state.text('SUBSEP'));
  }

  *#store(target: Expr, value: Value): Run<void> {
    if (target.kind === 'variable') this.#state.setVariable(target.name, value);
    else if (target.kind === 'field')
      this.#state.setField(Math.trunc(toNumber(yield* this.#value(target.index))), value);
    else if (target.kind === 'element') this.#state.table(target.array).set(yield* this.#key(target.subscripts), value);
  }

  *#value(e: Expr): Run<Value> {
    switch (e.kind) {
      case 'number':
      case 'string':
        return e.value;
      case 'regex':
        return e.pattern.test(this.#state.record) ? 1 : 0;
      case 'variable': {
        const cell = this.#state.cell(e.name);
        if (isTable(cell)) throw new Failure(`type error: array ${e.name} used as scalar`, 2);
        return cell;
      }
      case 'field':
        return this.#state.field(Math.trunc(toNumber(yield* this.#value(e.index))));
      case 'element': {
        const table = this.#state.table(e.array);
        const key = yield* this.#key(e.subscripts);
        if (!table.has(key)) table.set(key, undefined);
        return table.get(key);
      }
      case 'in':
        return this.#state.table(e.array).has(yield* this.#key(e.subscripts)) ? 1 : 0;
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
          ? this.#state.truth(value)
            ? 0
            : 1
          : e.operator === '-'
            ? -toNumber(value)
            : toNumber(value);
      }
      case 'binary':
        return yield* this.#binary(e.operator, e.left, e.right);
      case 'match': {
        const text = this.#state.string(yield* this.#value(e.left));
        return (yield* this.#patternOf(e.right)).test(text) !== e.negated ? 1 : 0;
      }
      case 'condition':
        return yield* this.#value(this.#state.truth(yield* this.#value(e.test)) ? e.yes : e.no);
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
      if (this.#state.truth(a) === (operator === '||')) return operator === '||' ? 1 : 0;
      return this.#state.truth(yield* this.#value(right)) ? 1 : 0;
    }
    const b = yield* this.#value(right);
    if (operator === ' ') return this.#state.string(a) + this.#state.string(b);
    if (!/^[<>=!]/.test(operator)) return arithmetic(operator, toNumber(a), toNumber(b));
    const textual = typeof a === 'string' || typeof b === 'string';
    const [x, y] = textual ? [this.#state.string(a), this.#state.string(b)] : [toNumber(a), toNumber(b)];
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
        locals.set(parameter, this.#state.cell(arg.name));
        if (this.#state.cell(arg.name) === undefined) late.push([parameter, arg.name]);
      } else locals.set(parameter, arg && (yield* this.#value(arg)));
    }
    const outer = this.#state.locals;
    this.#state.locals = locals;
    this.#returned = undefined;
    const jump = yield* this.#execute(called.body);
    this.#state.locals = outer;
    this.#depth--;
    // An unset variable that the function made an array is one for the caller too.
    for (const [parameter, variable] of late)
      if (isTable(locals.get(parameter))) this.#state.setVariable(variable, locals.get(parameter));
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
        const cell = this.#state.cell(first.name);
        if (isTable(cell)) return cell.size;
      }
      return (first ? this.#state.string(yield* this.#value(first)) : this.#state.record).length;
    }
    if (name === 'split' && first && second?.kind === 'variable') {
      const text = this.#state.string(yield* this.#value(first));
      const separator =
        third === undefined
          ? this.#state.text('FS')
          : third.kind === 'regex'
            ? third.pattern
            : this.#state.string(yield* this.#value(third));
      const parts = this.#state.split(text, separator);
      const table = this.#state.table(second.name);
      table.clear();
      for (const [i, part] of parts.entries()) table.set(String(i + 1), strnum(part));
      return parts.length;
    }
    if ((name === 'sub' || name === 'gsub') && first && second) {
      const pattern = yield* this.#patternOf(first);
      const replacement = this.#state.string(yield* this.#value(second));
      const target: Expr = third ?? { kind: 'field', index: { kind: 'number', value: 0 } };
      let count = 0;
      const text = this.#state
        .string(yield* this.#value(target))
        .replace(new RegExp(pattern.source, name === 'gsub' ? 'g' : ''), (found) => {
          count++;
          return replacement.replace(/\\\\|\\&|&/g, (c) => (c === '&' ? found : c === '\\&' ? '&' : '\\'));
        });
      if (count) yield* this.#store(target, text);
      return count;
    }
    if (name === 'match' && first && second) {
      const text = this.#state.string(yield* this.#value(first));
      const m = (yield* this.#patternOf(second)).exec(text);
      this.#state.setVariable('RSTART', m ? m.index + 1 : 0);
      this.#state.setVariable('RLENGTH', m ? m[0].length : -1);
      return m ? m.index + 1 : 0;
    }
    const values: Value[] = [];
    for (const arg of args) values.push(yield* this.#value(arg));
    const text = (value: Value): Bytes => this.#state.string(value);
    switch (name) {
      case 'sprintf':
        return this.#state.format(text(values[0]), values.slice(1));
      case 'rand':
        this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
        return this.#seed / 2 ** 32;
      case 'srand': {
        const old = this.#seed;
        this.#seed = (args.length ? toNumber(values[0]) : Math.floor(sys.now() / 1000)) >>> 0;
        return old;
      }
      case 'system':
        yield* this.#io.flush();
        return yield* this.#streams.wait(this.#streams.shell(text(values[0])));
      case 'close':
        return yield* this.#streams.close(text(values[0]));
      case 'fflush':
        yield* this.#io.flush();
        return 0;
      default:
        return computeBuiltin(name, values, text, sys.now());
    }
  }

  *#getline(e: Extract<Expr, { kind: 'getline' }>): Run<Value> {
    if (e.from === 'main') {
      const line = yield* this.#streams.nextLine();
      if (line === undefined) return 0;
      if (e.target) yield* this.#store(e.target, strnum(line));
      else this.#state.setRecord(line);
      return 1;
    }
    const name = e.source ? this.#state.string(yield* this.#value(e.source)) : '';
    const source = yield* this.#streams.input(name, e.from);
    if (!source) return -1;
    const record = yield* this.#streams.read(source);
    if (record === undefined) return 0;
    if (e.from === 'command') this.#state.setVariable('NR', this.#state.number('NR') + 1);
    if (e.target) yield* this.#store(e.target, strnum(record));
    else this.#state.setRecord(record);
    return 1;
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
          ? this.#state.format(this.#state.string(values[0]), values.slice(1))
          : (values.length
              ? values.map((value) => this.#state.string(value, 'OFMT')).join(this.#state.text('OFS'))
              : this.#state.record) + this.#state.text('ORS');
        if (s.redirect)
          yield* this.#streams.write(text, s.redirect.how, this.#state.string(yield* this.#value(s.redirect.to)));
        else yield* this.#io.print(text);
        return undefined;
      }
      case 'block':
        for (const inner of s.body) {
          const jump = yield* this.#statement(inner);
          if (jump) return jump;
        }
        return undefined;
      case 'if': {
        const branch = this.#state.truth(yield* this.#value(s.test)) ? s.yes : s.no;
        return branch && (yield* this.#statement(branch));
      }
      case 'while':
      case 'for': {
        if (s.kind === 'for' && s.start) yield* this.#statement(s.start);
        for (
          let first = s.kind === 'while' && s.afterFirst;
          first || !s.test || this.#state.truth(yield* this.#value(s.test));
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
        for (const key of [...this.#state.table(s.array).keys()]) {
          if (!this.#state.table(s.array).has(key)) continue;
          this.#state.setVariable(s.name, strnum(key));
          const jump = yield* this.#statement(s.body);
          if (jump === 'break') break;
          if (jump && jump !== 'continue') return jump;
        }
        return undefined;
      case 'delete':
        if (s.subscripts) this.#state.table(s.array).delete(yield* this.#key(s.subscripts));
        else this.#state.table(s.array).clear();
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
