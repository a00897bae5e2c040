import type { Bytes } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import type { Fd, Program, Run, Syscalls } from '../../kernel/syscalls';
import { LineReader, print, printError } from '../stdio';
import type { Reply } from './command';
import { decode, encode } from './resp';

const quoted = (text: Bytes): string =>
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;

/** As on a terminal: typed and numbered. */
function pretty(reply: Reply, indent = ''): string {
  if (reply === null) return '(nil)';
  if (typeof reply === 'number') return `(integer) ${reply}`;
  if (typeof reply === 'string') return quoted(reply);
  if ('status' in reply) return reply.status;
  if ('error' in reply) return `(error) ${reply.error}`;
  if (reply.length === 0) return '(empty array)';
  return reply.map((item, i) => `${i ? indent : ''}${i + 1}) ${pretty(item, `${indent}   `)}`).join('\n');
}

/** As into a pipe: the bare values. */
function raw(reply: Reply): string {
  if (reply === null) return '';
  if (typeof reply === 'number' || typeof reply === 'string') return String(reply);
  if ('status' in reply) return reply.status;
  if ('error' in reply) return `${reply.error}\n`;
  return reply.map(raw).join('\n');
}

/** redis-cli: one command, or lines of commands from standard input. */
export const redisCli: Program = function* (sys, argv) {
  const words = [...argv.slice(1)];
  let host = '127.0.0.1';
  let port = 6379;
  let plain = !sys.isatty(1);
  let database: string | undefined;
  let password = sys.env().get('REDISCLI_AUTH');
  let [warns, quiet] = [false, false];
  while (words[0]?.startsWith('-')) {
    const word = words.shift();
    if (word === '-h') host = words.shift() ?? host;
    else if (word === '-p') port = Number(words.shift());
    else if (word === '--raw') plain = true;
    else if (word === '--no-raw') plain = false;
    else if (word === '-n') database = words.shift();
    else if (word === '-a' || word === '--pass') {
      password = words.shift();
      warns = true;
    } else if (word === '--no-auth-warning') quiet = true;
    else if (word === '-r' || word === '-i' || word === '--user') words.shift();
    else if (word === '-v' || word === '--version') {
      yield* print(sys, 'redis-cli 8.0.2\n');
      return 0;
    } else if (word !== '-e' && word !== '-x') {
      yield* printError(sys, `Unrecognized option or bad number of args for: '${word}'\n`);
      return 1;
    }
  }
  let fd: Fd;
  try {
    fd = yield* sys.connect({ host, port });
  } catch (e) {
    const { code, message } = asErrno(e);
    yield* printError(
      sys,
      `Could not connect to Redis at ${host}:${port}: ${code === 'ENOENT' ? 'Name or service not known' : message}\n`,
    );
    return 1;
  }
  if (warns && !quiet)
    yield* printError(
      sys,
      "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.\n",
    );
  if (password !== undefined) {
    const reply = yield* ask(sys, fd, ['AUTH', password]);
    if (typeof reply === 'object' && reply !== null && 'error' in reply)
      yield* printError(sys, `AUTH failed: ${reply.error}\n`);
  }
  if (database !== undefined) yield* ask(sys, fd, ['SELECT', database]);
  const say = function* (command: readonly string[]): Run<void> {
    const reply = yield* ask(sys, fd, command);
    if (reply !== undefined) yield* print(sys, `${plain ? raw(reply) : pretty(reply)}\n`);
  };
  if (words.length > 0) {
    yield* say(words);
    return 0;
  }
  const lines = new LineReader(sys, 0);
  for (;;) {
    if (sys.isatty(0)) yield* print(sys, `${host}:${port}> `);
    const line = yield* lines.next();
    if (line === undefined || /^(quit|exit)$/i.test(line.trim())) return 0;
    const parts = [...line.matchAll(/"((?:\\.|[^"])*)"|'([^']*)'|(\S+)/g)].map(
      (m) => m[1]?.replace(/\\(.)/g, '$1') ?? m[2] ?? m[3] ?? '',
    );
    if (parts.length > 0) yield* say(parts);
  }
};

function* ask(sys: Syscalls, fd: Fd, words: readonly string[]): Run<Reply | undefined> {
  try {
    yield* sys.write(fd, encode([...words]));
    let text = '';
    for (;;) {
      const chunk = yield* sys.read(fd, 65536);
      if (chunk === '') return undefined;
      text += chunk;
      const one = decode(text);
      if (one) return one.value;
    }
  } catch (e) {
    if (words[0]?.toLowerCase() !== 'shutdown') yield* printError(sys, `Error: ${asErrno(e).message}\n`);
    return undefined;
  }
}
