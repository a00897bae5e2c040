import type { Bytes } from '../../bytes';
import { many, OK, type Reply, SYNTAX, unknownCommand, wrongArguments } from './command';
import { dataCommands } from './commands';
import { glob } from './key-commands';
import type { Client, RedisServer } from './server';

type ServerCommand = readonly [
  least: number,
  most: number,
  body: (server: RedisServer, client: Client, args: readonly Bytes[]) => Reply,
];

const NO_AUTH = { error: 'NOAUTH Authentication required.' };
const WRONG_PASS = { error: 'WRONGPASS invalid username-password pair or user is disabled.' };

const config: ServerCommand[2] = (server, _, [verb = '', ...args]) => {
  if (verb.toLowerCase() === 'get')
    return args.flatMap((pattern) => [...server.settings.values].filter(([name]) => glob(pattern).test(name)).flat());
  if (verb.toLowerCase() === 'set') {
    const [name = '', value = ''] = args;
    if (!server.settings.has(name))
      return { error: `ERR Unknown option or number of arguments for CONFIG SET - '${name}'` };
    server.settings.set(name, value);
    return OK;
  }
  if (verb.toLowerCase() === 'rewrite') return { error: 'ERR The server is running without a config file' };
  return OK;
};

const commands: Readonly<Record<string, ServerCommand>> = {
  ping: [0, 1, (_, __, [text]) => text ?? { status: 'PONG' }],
  echo: [1, 1, (_, __, [text = '']) => text],
  quit: [0, 0, () => OK],
  select: [
    1,
    1,
    (server, client, [text = '']) => {
      if (!/^\d+$/.test(text)) return { error: 'ERR value is not an integer or out of range' };
      if (Number(text) >= Number(server.settings.get('databases'))) return { error: 'ERR DB index is out of range' };
      client.database = Number(text);
      return OK;
    },
  ],
  auth: [
    1,
    2,
    (server, client, args) => {
      const wanted = server.settings.get('requirepass');
      if (wanted === '')
        return {
          error:
            'ERR AUTH <password> called without any password configured for the default user. Are you sure your configuration is correct?',
        };
      if (args.at(-1) !== wanted) return WRONG_PASS;
      client.trusted = true;
      return OK;
    },
  ],
  flushall: [
    0,
    1,
    (server) => {
      for (const data of server.databases.values()) data.clear();
      return OK;
    },
  ],
  save: [0, 0, (server) => server.save()],
  bgsave: [
    0,
    1,
    (server) => {
      server.save();
      return { status: 'Background saving started' };
    },
  ],
  bgrewriteaof: [0, 0, () => ({ status: 'Background append only file rewriting started' })],
  lastsave: [0, 0, (server) => Math.floor(server.savedAt / 1000)],
  time: [0, 0, (server) => [String(Math.floor(server.now() / 1000)), String((server.now() % 1000) * 1000)]],
  info: [0, many, (server, _, sections) => server.info(sections.map((section) => section.toLowerCase()))],
  role: [0, 0, () => ['master', 0, []]],
  command: [0, many, () => []],
  hello: [0, many, () => ['server', 'redis', 'version', '8.0.2', 'proto', 2, 'mode', 'standalone', 'role', 'master']],
  client: [1, many, (_, __, [verb = '']) => (verb.toLowerCase() === 'id' ? 1 : OK)],
  config: [1, many, config],
  publish: [2, 2, () => 0],
  swapdb: [2, 2, () => SYNTAX],
};

/** One command of one client; `wrote` says whether data changed. */
export function runCommand(
  server: RedisServer,
  client: Client,
  words: readonly Bytes[],
): { reply: Reply; wrote: boolean } {
  const [name = '', ...args] = words;
  const key = name.toLowerCase();
  const own = Object.hasOwn(commands, key) ? commands[key] : undefined;
  const data = Object.hasOwn(dataCommands, key) ? dataCommands[key] : undefined;
  const command = own ?? data;
  if (!command) return { reply: unknownCommand(name, args), wrote: false };
  if (args.length < command[0] || args.length > command[1]) return { reply: wrongArguments(name), wrote: false };
  if (
    server.settings.get('requirepass') !== '' &&
    !client.trusted &&
    key !== 'auth' &&
    key !== 'hello' &&
    key !== 'quit'
  )
    return { reply: NO_AUTH, wrote: false };
  if (own) return { reply: own[2](server, client, args), wrote: key === 'flushall' };
  const reply = data?.[2](server.database(client.database), args, server.now()) ?? null;
  const failed = typeof reply === 'object' && reply !== null && 'error' in reply;
  return { reply, wrote: data?.[3] === 'write' && !failed };
}
