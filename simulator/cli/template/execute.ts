import { functions as builtins, type GoFunction, type Parameter } from './functions';
import { parseTemplate } from './parse';
import { printValue } from './print';
import {
  type Block,
  type Command,
  type Expression,
  type Node,
  type Pipeline,
  showCommand,
  showExpression,
} from './syntax';
import { TemplateError } from './template-error';
import {
  GoFloat,
  type GoMethod,
  GoNil,
  GoStruct,
  type GoValue,
  isList,
  isMap,
  isTrue,
  sortedEntries,
  typeOf,
} from './value';

export interface TemplateOptions {
  /** A map without the wanted key: an error, as when `docker inspect` falls back to raw JSON, or `<no value>`. */
  readonly missingKey?: 'error' | 'default';
  readonly functions?: ReadonlyMap<string, GoFunction>;
}

/** Gives the text for some data; throws TemplateError. */
export type Template = (data: GoValue) => string;

const logical: readonly string[] = ['and', 'or'];
const none = Symbol('none');
type Final = GoValue | typeof none;

class LoopControl {
  readonly kind: 'break' | 'continue';
  constructor(kind: 'break' | 'continue') {
    this.kind = kind;
  }
}

/** Compiles a template as Docker's CLI does; throws TemplateError. */
export function compileTemplate(source: string, options: TemplateOptions = {}): Template {
  const table = options.functions ?? builtins;
  const nodes = parseTemplate(source, { has: (name) => table.has(name) || logical.includes(name) });
  return (data) => new Execution(source, table, options.missingKey === 'error', data).run(nodes);
}

class Execution {
  private readonly source: string;
  private readonly functions: ReadonlyMap<string, GoFunction>;
  private readonly strict: boolean;
  private readonly root: GoValue;
  private readonly variables: { readonly name: string; value: GoValue }[];
  private output: string[] = [];

  constructor(source: string, functions: ReadonlyMap<string, GoFunction>, strict: boolean, root: GoValue) {
    this.source = source;
    this.functions = functions;
    this.strict = strict;
    this.root = root;
    this.variables = [{ name: '$', value: root }];
  }

  run(nodes: readonly Node[]): string {
    this.walk(nodes, this.root);
    return this.output.join('');
  }

  private fail(at: number, shown: string, message: string): never {
    const before = this.source.slice(0, at).split('\n');
    const column = before.at(-1)?.length ?? 0;
    throw new TemplateError(`template: :${before.length}:${column}: executing "" at <${shown}>: ${message}`);
  }

  private walk(nodes: readonly Node[], dot: GoValue): void {
    for (const node of nodes) {
      if (node.kind === 'text') this.output.push(node.text);
      else if (node.kind === 'action') {
        const value = this.pipeline(node.pipeline, dot);
        if (node.pipeline.declared.length === 0) this.output.push(printValue(value));
      } else if ('pipeline' in node) this.block(node, dot);
      else throw new LoopControl(node.kind);
    }
  }

  private block(node: Block, dot: GoValue): void {
    const scope = this.variables.length;
    try {
      const value = this.pipeline(node.pipeline, dot);
      if (node.kind === 'range') this.range(node, value, dot);
      else if (isTrue(value)) this.walk(node.body, node.kind === 'with' ? value : dot);
      else this.walk(node.otherwise, dot);
    } finally {
      this.variables.length = scope;
    }
  }

  private range({ pipeline, body, otherwise }: Block, value: GoValue, dot: GoValue): void {
    const entries = this.entries(pipeline, value);
    if (entries.length === 0) this.walk(otherwise, dot);
    const { declared, assigns } = pipeline;
    const scope = this.variables.length;
    for (const [key, item] of entries) {
      const bind = (name: string | undefined, bound: GoValue) => {
        if (name === undefined) return;
        if (assigns) this.assign(name, bound);
        else this.variables.push({ name, value: bound });
      };
      if (declared.length > 1) bind(declared[0], key);
      bind(declared.at(-1), item);
      try {
        this.walk(body, item);
      } catch (control) {
        if (!(control instanceof LoopControl)) throw control;
        if (control.kind === 'break') break;
      } finally {
        this.variables.length = scope;
      }
    }
  }

  private entries(pipeline: Pipeline, value: GoValue): readonly (readonly [GoValue, GoValue])[] {
    if (isList(value)) return value.map((item, index) => [index, item]);
    if (value === undefined || value === null || value instanceof GoNil) return [];
    if (typeof value === 'number' && Number.isInteger(value)) {
      return Array.from({ length: Math.max(0, value) }, (_, index) => [index, index]);
    }
    if (isMap(value)) return sortedEntries(value);
    const word = pipeline.commands.at(-1)?.words.at(-1) ?? pipeline;
    return this.fail(word.at, showExpression(word), `range can't iterate over ${printValue(value)}`);
  }

  private assign(name: string, value: GoValue): void {
    const variable = this.variables.findLast((candidate) => candidate.name === name);
    if (!variable) throw new TemplateError(`template: : undefined variable: ${name}`);
    variable.value = value;
  }

  private pipeline({ commands, declared, assigns }: Pipeline, dot: GoValue): GoValue {
    let final: Final = none;
    for (const command of commands) final = this.command(command, dot, final);
    const value = final === none ? undefined : final;
    for (const name of declared) {
      if (assigns) this.assign(name, value);
      else this.variables.push({ name, value });
    }
    return value;
  }

  private command(command: Command, dot: GoValue, final: Final): GoValue {
    const [first, ...args] = command.words;
    if (!first) return undefined;
    if (first.kind === 'function') return this.call(first.name, first.at, command, args, dot, final);
    if (first.kind === 'field' || first.kind === 'variable' || first.kind === 'chain') {
      if (first.names.length > 0) return this.fields(first, dot, args, final);
    }
    if (args.length > 0 || final !== none) {
      this.fail(first.at, showExpression(first), `can't give argument to non-function ${showExpression(first)}`);
    }
    if (first.kind === 'nil') return this.fail(first.at, 'nil', 'nil is not a command');
    return this.word(first, dot);
  }

  /** The value of a word that stands alone. */
  private word(word: Expression, dot: GoValue): GoValue {
    switch (word.kind) {
      case 'dot':
        return dot;
      case 'nil':
        return null;
      case 'literal':
        return word.float && typeof word.value === 'number' ? new GoFloat(word.value) : word.value;
      case 'function':
        return this.call(word.name, word.at, { words: [word], at: word.at }, [], dot, none);
      case 'pipeline':
        return this.pipeline(word, dot);
      default:
        return this.fields(word, dot, [], none);
    }
  }

  private fields(
    word: Extract<Expression, { names: readonly string[] }>,
    dot: GoValue,
    args: readonly Expression[],
    final: Final,
  ): GoValue {
    const variable = word.kind === 'variable' ? this.variables.findLast(({ name }) => name === word.name) : undefined;
    let value = word.kind === 'chain' ? this.word(word.from, dot) : word.kind === 'variable' ? variable?.value : dot;
    let holder: GoValue;
    word.names.forEach((name, index) => {
      const last = index === word.names.length - 1;
      const parent = value;
      value = this.field(word, name, value, holder, dot, last ? args : [], last ? final : none);
      holder = parent;
    });
    return value;
  }

  private field(
    word: Expression,
    name: string,
    value: GoValue,
    holder: GoValue,
    dot: GoValue,
    args: readonly Expression[],
    final: Final,
  ): GoValue {
    const fail = (message: string) => this.fail(word.at, showExpression(word), message);
    const hasArgs = args.length > 0 || final !== none;
    if (value === undefined)
      return this.strict ? fail(`nil data; no entry for key ${JSON.stringify(name)}`) : undefined;
    if (value instanceof GoStruct && Object.hasOwn(value.fields, name)) {
      const found = value.fields[name];
      if (typeof found === 'function') return this.callMethod(word, name, found, args, dot, final);
      return hasArgs ? fail(`${name} has arguments but cannot be invoked as function`) : found;
    }
    if (isMap(value)) {
      if (hasArgs) fail(`${name} is not a method but has arguments`);
      if (Object.hasOwn(value, name)) return value[name];
      return this.strict ? fail(`map has no entry for key ${JSON.stringify(name)}`) : undefined;
    }
    // What comes out of a map of raw JSON is known to Go as an interface only.
    const type = isMap(holder) || isList(holder) ? 'interface {}' : typeOf(value);
    const isNil = value === null || (value instanceof GoNil && value.type.startsWith('*'));
    if (isNil) return fail(`nil pointer evaluating ${type}.${name}`);
    return fail(`can't evaluate field ${name} in type ${type}`);
  }

  private callMethod(
    word: Expression,
    name: string,
    method: GoMethod,
    args: readonly Expression[],
    dot: GoValue,
    final: Final,
  ): GoValue {
    const values = [...args.map((arg) => this.word(arg, dot)), ...(final === none ? [] : [final])];
    if (values.length !== method.length) {
      this.fail(
        word.at,
        showExpression(word),
        `wrong number of args for ${name}: want ${method.length} got ${values.length}`,
      );
    }
    return method(...values);
  }

  private call(
    name: string,
    at: number,
    command: Command,
    args: readonly Expression[],
    dot: GoValue,
    final: Final,
  ): GoValue {
    const given = args.length + (final === none ? 0 : 1);
    if (logical.includes(name)) return this.logical(name, at, args, dot, final, given);
    const callee = this.functions.get(name);
    if (!callee) return this.fail(at, name, `${JSON.stringify(name)} is not a defined function`);
    const { parameters, rest } = callee;
    if (given < parameters.length || (!rest && given > parameters.length)) {
      const want = `${rest ? 'at least ' : ''}${parameters.length}`;
      this.fail(at, name, `wrong number of args for ${name}: want ${want} got ${given}`);
    }
    const values = args.map((arg, index) => this.argument(parameters[index] ?? rest ?? 'any', arg, dot));
    if (final !== none) {
      const type = parameters[args.length] ?? rest ?? 'any';
      if (!fits(type, final)) this.fail(at, name, `wrong type for value; expected ${type}; got ${typeOf(final)}`);
      values.push(final);
    }
    try {
      return callee.call(values);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return this.fail(command.at, showCommand(command), `error calling ${name}: ${why}`);
    }
  }

  // `and` and `or` stop at the argument that decides.
  private logical(
    name: string,
    at: number,
    args: readonly Expression[],
    dot: GoValue,
    final: Final,
    given: number,
  ): GoValue {
    if (given === 0) this.fail(at, name, `wrong number of args for ${name}: want at least 1 got 0`);
    let value: GoValue;
    for (const arg of args) {
      value = this.word(arg, dot);
      if (isTrue(value) === (name === 'or')) return value;
    }
    return final === none ? value : final;
  }

  private argument(type: Parameter, word: Expression, dot: GoValue): GoValue {
    const shown = showExpression(word);
    if (type === 'any') return this.word(word, dot);
    if (word.kind === 'nil' && type !== '[]string') return this.fail(word.at, shown, `cannot assign nil to ${type}`);
    if (word.kind === 'literal') {
      if (type === '[]string') return this.fail(word.at, shown, `can't handle ${shown} for arg of type []string`);
      if (!fits(type, word.value)) {
        return this.fail(word.at, shown, `expected ${type === 'int' ? 'integer' : type}; found ${shown}`);
      }
    }
    const value = this.word(word, dot);
    if (!fits(type, value)) this.fail(word.at, shown, `wrong type for value; expected ${type}; got ${typeOf(value)}`);
    return value;
  }
}

function fits(type: Parameter, value: GoValue): boolean {
  if (type === 'string') return typeof value === 'string';
  if (type === 'int') return typeof value === 'number' && Number.isInteger(value);
  if (type === '[]string') return isList(value) || value instanceof GoNil || value === null;
  return true;
}
