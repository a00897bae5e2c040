import type { Run } from '../../../kernel/syscalls';
import type { Parameter, ParameterOperation, Word } from '../../tree';
import { assignVariable } from '../assign';
import { Discard } from '../control';
import { readArray, readVariable, subscript } from '../parameters';
import type { Shell } from '../shell';
import { keys, scalar } from '../variables';
import { caseChange, remove, replace, transform } from './change';
import type { Fields } from './fields';

/** `$x`, `${x…}`, `"$@"`: adds the value to the fields. */
export function* expandParameter(shell: Shell, parameter: Parameter, fields: Fields, quoted: boolean): Run<void> {
  const { op } = parameter;
  if (op?.kind === 'bad') return yield* badSubstitution(shell, parameter);
  const index = parameter.index?.text;
  if (parameter.prefix === '!' && op?.kind === 'names') {
    const names = shell.variables.names().filter((name) => name.startsWith(parameter.name));
    return emitList(shell, names, op.op, fields, quoted);
  }
  if (parameter.prefix === '!' && (index === '@' || index === '*'))
    return emitList(shell, keys(shell.variables.get(parameter.name)), index, fields, quoted);
  if (parameter.prefix === '!' && parameter.name !== '') return yield* indirect(shell, parameter, fields, quoted);
  const list =
    parameter.name === '@' || parameter.name === '*'
      ? parameter.name
      : index === '@' || index === '*'
        ? index
        : undefined;
  if (list) return yield* expandList(shell, parameter, list, fields, quoted);
  const at =
    parameter.index &&
    (yield* subscript(shell, parameter.name, yield* shell.interpreter.expandString(shell, parameter.index)));
  const value = readVariable(shell, parameter.name, at);
  if (parameter.prefix === '#') {
    yield* refuseUnset(shell, parameter, value);
    return fields.emit(String((value ?? '').length), quoted);
  }
  if (op?.kind === 'default') return yield* expandDefault(shell, parameter, op, value, at, fields, quoted);
  yield* refuseUnset(shell, parameter, value);
  fields.emit(op ? yield* change(shell, op, value ?? '', parameter.name) : (value ?? ''), quoted);
}

function* indirect(shell: Shell, parameter: Parameter, fields: Fields, quoted: boolean): Run<void> {
  const reference = shell.variables.get(parameter.name);
  const target = reference?.reference
    ? reference.value
    : readVariable(
        shell,
        parameter.name,
        parameter.index && (yield* shell.interpreter.expandString(shell, parameter.index)),
      );
  if (reference?.reference) return fields.emit(target ?? '', quoted);
  if (target === undefined || target === '') {
    if (parameter.op?.kind === 'default')
      return yield* expandDefault(shell, parameter, parameter.op, undefined, undefined, fields, quoted);
    yield* shell.warn(`${parameter.name}: invalid indirect expansion`);
    throw new Discard(1, true);
  }
  const element = /^(.*)\[(.*)\]$/.exec(target);
  const index: Word | undefined = element
    ? { kind: 'word', text: element[2] ?? '', parts: [{ kind: 'literal', text: element[2] ?? '', quoted: true }] }
    : undefined;
  yield* expandParameter(
    shell,
    { ...parameter, prefix: undefined, name: element?.[1] ?? target, index },
    fields,
    quoted,
  );
}

function* badSubstitution(shell: Shell, parameter: Parameter): Run<never> {
  if (shell.dialect.bash) yield* shell.warn(`${parameter.text}: bad substitution`);
  else if (shell.dialect.name === 'dash') yield* shell.warn('Bad substitution');
  else yield* shell.warn('syntax error: bad substitution');
  throw new Discard(shell.dialect.fatalStatus, shell.dialect.bash);
}

function* refuseUnset(shell: Shell, parameter: Parameter, value: string | undefined): Run<void> {
  if (value !== undefined || !shell.options.has('nounset')) return;
  const shown = parameter.index ? `${parameter.name}[${parameter.index.text}]` : parameter.name;
  yield* shell.warn(
    `${shell.dialect.bash && /^\$[\d!]/.test(parameter.text) ? `$${shown}` : shown}: ${shell.dialect.bash ? 'unbound variable' : 'parameter not set'}`,
  );
  throw new Discard(shell.dialect.bash ? (shell.source === 'script' || shell.subshell > 0 ? 1 : 127) : 2);
}

function* expandDefault(
  shell: Shell,
  parameter: Parameter,
  op: ParameterOperation & { kind: 'default' },
  value: string | undefined,
  at: string | undefined,
  fields: Fields,
  quoted: boolean,
): Run<void> {
  const missing = value === undefined || (op.op.startsWith(':') && value === '');
  switch (op.op.at(-1)) {
    case '+':
      if (!missing) yield* expandOperand(shell, op.word, fields, quoted);
      return;
    case '-':
      if (missing) return yield* expandOperand(shell, op.word, fields, quoted);
      return fields.emit(value ?? '', quoted);
    case '=': {
      if (!missing) return fields.emit(value ?? '', quoted);
      const text = yield* shell.interpreter.expandString(shell, op.word);
      yield* assignVariable(shell, parameter.name, text, at === undefined ? {} : { index: at });
      return fields.emit(text, quoted);
    }
    default: {
      if (!missing) return fields.emit(value ?? '', quoted);
      const unset =
        shell.dialect.bash && op.op === ':?'
          ? 'parameter null or not set'
          : op.op === ':?'
            ? 'parameter not set or null'
            : 'parameter not set';
      const text = op.word.parts.length === 0 ? unset : yield* shell.interpreter.expandString(shell, op.word);
      yield* shell.warn(`${parameter.name}: ${text}`);
      throw new Discard(shell.dialect.bash ? (shell.source === 'script' || shell.subshell > 0 ? 1 : 127) : 2);
    }
  }
}

/** The word of `${x:-word}`: its unquoted parts are split like the value would be. */
function* expandOperand(shell: Shell, word: Word, fields: Fields, quoted: boolean): Run<void> {
  for (const part of word.parts) {
    if (part.kind === 'literal' && !part.quoted && !quoted) fields.addSplit(part.text);
    else yield* shell.interpreter.expandParts(shell, [part], fields, quoted);
  }
}

function* expandList(shell: Shell, parameter: Parameter, list: '@' | '*', fields: Fields, quoted: boolean): Run<void> {
  const { op } = parameter;
  let values = readArray(shell, parameter.name);
  if (parameter.prefix === '#') return fields.emit(String(values.length), quoted);
  if (op?.kind === 'default') {
    const joined = values.length === 0 ? undefined : values.join(' ');
    const missing = joined === undefined || (op.op.startsWith(':') && joined === '');
    if (missing !== (op.op.at(-1) === '+')) {
      if (missing || op.op.at(-1) === '+')
        return yield* expandDefault(shell, parameter, op, joined, undefined, fields, quoted);
    } else if (op.op.at(-1) === '+') return;
  } else if (op?.kind === 'slice') {
    const all = parameter.name === '@' || parameter.name === '*' ? [shell.name, ...values] : values;
    const offset = Number(
      yield* shell.interpreter.evaluateText(shell, yield* shell.interpreter.expandString(shell, op.offset)),
    );
    const start = offset < 0 ? all.length + offset : offset;
    const length = op.length
      ? Number(yield* shell.interpreter.evaluateText(shell, yield* shell.interpreter.expandString(shell, op.length)))
      : all.length;
    const indexed = shell.variables.get(parameter.name)?.indexed;
    if (indexed) {
      const from = offset < 0 ? Math.max(-1, ...indexed.keys()) + 1 + offset : offset;
      const positions = keys(shell.variables.get(parameter.name)).map(Number);
      values = from < 0 ? [] : values.filter((_, i) => (positions[i] ?? 0) >= from).slice(0, length);
    } else values = start < 0 ? [] : all.slice(start, start + length);
  } else if (op) {
    const changed: string[] = [];
    for (const value of values) changed.push(yield* change(shell, op, value, parameter.name));
    values = changed;
  }
  emitList(shell, values, list, fields, quoted);
}

function emitList(shell: Shell, values: readonly string[], list: '@' | '*', fields: Fields, quoted: boolean): void {
  if (list === '*' && quoted) {
    const separators = scalar(shell.variables.get('IFS')) ?? ' ';
    fields.add(values.join(separators[0] ?? ''), true);
    return;
  }
  for (const [i, value] of values.entries()) {
    if (i > 0) fields.break();
    if (quoted) fields.add(value, true);
    else fields.addSplit(value);
  }
}

function* change(shell: Shell, op: ParameterOperation, value: string, name: string): Run<string> {
  const extended = shell.dialect.bash;
  switch (op.kind) {
    case 'remove':
      return remove(value, op.op, yield* shell.interpreter.expandPattern(shell, op.word), extended);
    case 'replace':
      return replace(
        value,
        op.op,
        yield* shell.interpreter.expandPattern(shell, op.pattern),
        yield* shell.interpreter.expandString(shell, op.replacement),
        extended,
      );
    case 'case':
      return caseChange(value, op.op, op.pattern && (yield* shell.interpreter.expandPattern(shell, op.pattern)));
    case 'transform':
      return transform(shell, op.op, value, name);
    case 'slice': {
      const offset = Number(
        yield* shell.interpreter.evaluateText(shell, yield* shell.interpreter.expandString(shell, op.offset)),
      );
      const start = offset < 0 ? value.length + offset : offset;
      if (start < 0) return '';
      if (!op.length) return value.slice(start);
      const length = Number(
        yield* shell.interpreter.evaluateText(shell, yield* shell.interpreter.expandString(shell, op.length)),
      );
      if (length < 0 && value.length + length < start) {
        yield* shell.warn(`${op.length.text}: substring expression < 0`);
        throw new Discard(1, true);
      }
      return length < 0 ? value.slice(start, value.length + length) : value.slice(start, start + length);
    }
    default:
      return value;
  }
}
