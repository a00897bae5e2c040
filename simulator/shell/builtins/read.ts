import { Errno } from '../../kernel/errno';
import type { Fd, Run } from '../../kernel/syscalls';
import { assignVariable, toIndexed } from '../interpreter/assign';
import { Fields } from '../interpreter/expand/fields';
import { runTraps } from '../interpreter/run-traps';
import type { Shell } from '../interpreter/shell';
import { scalar } from '../interpreter/variables';
import { type Builtin, isName, refuseOption } from './builtin';

interface ReadOptions {
  raw: boolean;
  silent: boolean;
  prompt: string;
  /** ms */
  timeout: number | undefined;
  count: number | undefined;
  exact: boolean;
  delimiter: string;
  array: string | undefined;
  fd: Fd;
}

export const read: Builtin = {
  *run(shell, args) {
    const options: ReadOptions = {
      raw: false,
      silent: false,
      prompt: '',
      timeout: undefined,
      count: undefined,
      exact: false,
      delimiter: '\n',
      array: undefined,
      fd: 0,
    };
    const known = shell.dialect.name === 'dash' ? 'pr' : shell.dialect.name === 'ash' ? 'prtnsud' : 'prtnNsudaei';
    let i = 0;
    for (; /^-./.test(args[i] ?? ''); i++) {
      const arg = args[i] ?? '';
      if (arg === '--') {
        i++;
        break;
      }
      for (let k = 1; k < arg.length; k++) {
        const letter = arg[k] ?? '';
        if (!known.includes(letter))
          return yield* refuseOption(
            shell,
            letter,
            'read [-ers] [-a array] [-d delim] [-i text] [-n nchars] [-N nchars] [-p prompt] [-t timeout] [-u fd] [name ...]',
          );
        if (letter === 'r') options.raw = true;
        else if (letter === 's') options.silent = true;
        else if (letter !== 'e') {
          const value = arg.slice(k + 1) || (args[++i] ?? '');
          if (!setOption(options, letter, value)) {
            yield* shell.complain(
              letter === 't' ? `${value}: invalid timeout specification` : `${value}: invalid number`,
            );
            return 1;
          }
          break;
        }
      }
    }
    const names = args.slice(i);
    if (names.length === 0 && shell.dialect.name === 'dash') {
      yield* shell.complain('arg count');
      return 2;
    }
    for (const name of names)
      if (!isName(name)) {
        yield* shell.complain(shell.dialect.bash ? `\`${name}': not a valid identifier` : `${name}: bad variable name`);
        return shell.dialect.bash ? 1 : 2;
      }
    if (options.prompt && shell.sys.isatty(options.fd)) yield* shell.writeError(options.prompt);
    const { text, quoted, status } = yield* readInput(shell, options);
    yield* store(shell, options, names, text, quoted);
    return status;
  },
};

function setOption(options: ReadOptions, letter: string, value: string): boolean {
  switch (letter) {
    case 'p':
      options.prompt = value;
      return true;
    case 'd':
      options.delimiter = value[0] ?? '\0';
      return true;
    case 'a':
      options.array = value;
      return true;
    case 'i':
      return true;
    case 't':
      if (!/^\d*\.?\d+$/.test(value)) return false;
      options.timeout = Number(value) * 1000;
      return true;
  }
  if (!/^\d+$/.test(value)) return false;
  if (letter === 'u') options.fd = Number(value);
  else {
    options.count = Number(value);
    options.exact = letter === 'N';
  }
  return true;
}

/** The text with its escapes gone; `quoted` tells which characters were escaped. */
function* readInput(shell: Shell, options: ReadOptions): Run<{ text: string; quoted: boolean[]; status: number }> {
  const { sys } = shell;
  const deadline = options.timeout === undefined ? Infinity : sys.now() + options.timeout;
  const tty = sys.fds().includes(options.fd) && sys.isatty(options.fd);
  const modes = tty ? sys.tcgetattr(options.fd) : undefined;
  if (modes && (options.silent || options.count !== undefined))
    sys.tcsetattr(options.fd, { echo: !options.silent, canonical: options.count === undefined });
  let text = '';
  const quoted: boolean[] = [];
  let escaped = false;
  try {
    for (;;) {
      if (options.count !== undefined && text.length >= options.count) return { text, quoted, status: 0 };
      const c = yield* readByte(shell, options.fd, deadline);
      if (c === 'timeout') return { text, quoted, status: shell.dialect.bash ? 142 : 1 };
      if (c === '') return { text, quoted, status: 1 };
      if (escaped) {
        escaped = false;
        if (c === '\n') continue;
        text += c;
        quoted.push(true);
        continue;
      }
      if (c === '\\' && !options.raw) escaped = true;
      else if (c === options.delimiter && !options.exact) return { text, quoted, status: 0 };
      else if (c !== '\0') {
        text += c;
        quoted.push(false);
      }
    }
  } finally {
    if (modes) sys.tcsetattr(options.fd, modes);
  }
}

function* readByte(shell: Shell, fd: Fd, deadline: number): Run<string> {
  for (;;) {
    try {
      if (deadline !== Infinity && (yield* shell.sys.poll([{ fd, read: true }], deadline)).length === 0)
        return 'timeout';
      return yield* shell.sys.read(fd, 1);
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
      if (error.code !== 'EINTR') {
        yield* shell.complain(
          `${shell.dialect.bash ? `${fd}: invalid file descriptor: ` : 'read error: '}${error.message}`,
        );
        return '';
      }
      shell.checkSignals();
      if (shell.traps.peek() !== undefined) yield* runTraps(shell);
    }
  }
}

function* store(
  shell: Shell,
  options: ReadOptions,
  names: readonly string[],
  text: string,
  quoted: readonly boolean[],
): Run<void> {
  const ifs = scalar(shell.variables.get('IFS')) ?? ' \t\n';
  if (options.array !== undefined) {
    const variable = shell.variables.declare(options.array);
    toIndexed(variable);
    variable.indexed?.clear();
    for (const [i, word] of splitAll(text, quoted, ifs).entries()) variable.indexed?.set(i, word);
    return;
  }
  if (names.length === 0 || options.exact) return yield* assignVariable(shell, names[0] ?? 'REPLY', text);
  const values = splitTo(text, quoted, ifs, names.length);
  for (const [i, name] of names.entries()) yield* assignVariable(shell, name, values[i] ?? '');
}

function splitAll(text: string, quoted: readonly boolean[], ifs: string): string[] {
  const fields = new Fields(true, ifs);
  for (const [i, c] of [...text].entries()) {
    if (quoted[i]) fields.add(c, true);
    else fields.addSplit(c);
  }
  return fields.finish().map((field) => field.text);
}

/** At most `count` fields: the last takes the rest, without the blanks around it. */
function splitTo(text: string, quoted: readonly boolean[], ifs: string, count: number): string[] {
  const out: string[] = [];
  const blank = (i: number): boolean => !quoted[i] && ifs.includes(text[i] ?? '\0') && /\s/.test(text[i] ?? '');
  const separator = (i: number): boolean => !quoted[i] && ifs.includes(text[i] ?? '\0') && !/\s/.test(text[i] ?? '');
  let i = 0;
  while (i < text.length && blank(i)) i++;
  while (out.length < count - 1 && i < text.length) {
    const start = i;
    while (i < text.length && !blank(i) && !separator(i)) i++;
    out.push(text.slice(start, i));
    while (i < text.length && blank(i)) i++;
    if (separator(i)) {
      i++;
      while (i < text.length && blank(i)) i++;
    }
  }
  let end = text.length;
  while (end > i && blank(end - 1)) end--;
  const rest = text.slice(i, end);
  const single = separator(end - 1) && splitAll(rest, quoted.slice(i, end), ifs).length <= 1;
  out.push(single ? rest.slice(0, -1) : rest);
  return out;
}
