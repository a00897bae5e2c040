import type { Bytes } from '../../bytes';

/** A RESP reply: text is a status line, `bulk` a string, null nothing. */
export type Reply = { readonly status: string } | { readonly error: string } | number | null | Bytes | readonly Reply[];

type Data = Bytes | Bytes[] | Map<Bytes, Bytes>;

const WRONG_TYPE = { error: 'WRONGTYPE Operation against a key holding the wrong kind of value' };
const OK = { status: 'OK' };

/** The data of one server and what its commands do. */
export class Database {
  readonly #data = new Map<Bytes, Data>();
  readonly #info: () => string;

  constructor(info: () => string) {
    this.#info = info;
  }

  get size(): number {
    return this.#data.size;
  }

  run(words: readonly Bytes[]): Reply {
    const [name = '', ...args] = words;
    const command = commands[name.toLowerCase()];
    if (!command)
      return {
        error: `ERR unknown command '${name}', with args beginning with: ${args.map((arg) => `'${arg}' `).join('')}`,
      };
    const [least, most, body] = command;
    if (args.length < least || args.length > most)
      return { error: `ERR wrong number of arguments for '${name.toLowerCase()}' command` };
    return body(this.#data, args, this.#info);
  }
}

type Body = (data: Map<Bytes, Data>, args: readonly Bytes[], info: () => string) => Reply;
const many = Number.POSITIVE_INFINITY;

const list = (data: Map<Bytes, Data>, key: Bytes): Bytes[] | undefined => {
  const there = data.get(key) ?? [];
  return Array.isArray(there) ? there : undefined;
};

const push =
  (front: boolean): Body =>
  (data, [key = '', ...items]) => {
    const there = list(data, key);
    if (!there) return WRONG_TYPE;
    data.set(key, there);
    for (const item of items) front ? there.unshift(item) : there.push(item);
    return there.length;
  };
const pop =
  (front: boolean): Body =>
  (data, [key = '']) => {
    const there = list(data, key);
    if (!there) return WRONG_TYPE;
    const item = (front ? there.shift() : there.pop()) ?? null;
    if (there.length === 0) data.delete(key);
    return item;
  };
const add =
  (sign: 1 | -1): Body =>
  (data, [key = '', by = '1']) => {
    const old = data.get(key) ?? '0';
    if (typeof old !== 'string') return WRONG_TYPE;
    if (!/^-?\d+$/.test(old) || !/^-?\d+$/.test(by)) return { error: 'ERR value is not an integer or out of range' };
    const sum = Number(old) + sign * Number(by);
    data.set(key, String(sum));
    return sum;
  };
const glob = (pattern: Bytes): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

const commands: Readonly<Record<string, readonly [least: number, most: number, body: Body]>> = {
  ping: [0, 1, (_, [text]) => text ?? { status: 'PONG' }],
  echo: [1, 1, (_, [text = '']) => text],
  set: [
    2,
    many,
    (data, [key = '', value = '']) => {
      data.set(key, value);
      return OK;
    },
  ],
  get: [
    1,
    1,
    (data, [key = '']) => {
      const value = data.get(key) ?? null;
      return value === null || typeof value === 'string' ? value : WRONG_TYPE;
    },
  ],
  del: [1, many, (data, keys) => keys.filter((key) => data.delete(key)).length],
  exists: [1, many, (data, keys) => keys.filter((key) => data.has(key)).length],
  append: [
    2,
    2,
    (data, [key = '', more = '']) => {
      const old = data.get(key) ?? '';
      if (typeof old !== 'string') return WRONG_TYPE;
      data.set(key, old + more);
      return old.length + more.length;
    },
  ],
  incr: [1, 1, add(1)],
  decr: [1, 1, add(-1)],
  incrby: [2, 2, add(1)],
  decrby: [2, 2, add(-1)],
  lpush: [2, many, push(true)],
  rpush: [2, many, push(false)],
  lpop: [1, 1, pop(true)],
  rpop: [1, 1, pop(false)],
  llen: [1, 1, (data, [key = '']) => list(data, key)?.length ?? WRONG_TYPE],
  lrange: [
    3,
    3,
    (data, [key = '', from = '0', to = '-1']) => {
      const there = list(data, key);
      return there ? there.slice(Number(from), Number(to) === -1 ? undefined : Number(to) + 1) : WRONG_TYPE;
    },
  ],
  hset: [
    3,
    many,
    (data, [key = '', ...pairs]) => {
      const there = data.get(key) ?? new Map<Bytes, Bytes>();
      if (!(there instanceof Map)) return WRONG_TYPE;
      let made = 0;
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        if (!there.has(pairs[i] ?? '')) made += 1;
        there.set(pairs[i] ?? '', pairs[i + 1] ?? '');
      }
      data.set(key, there);
      return made;
    },
  ],
  hget: [
    2,
    2,
    (data, [key = '', field = '']) => {
      const there = data.get(key);
      return there === undefined ? null : there instanceof Map ? (there.get(field) ?? null) : WRONG_TYPE;
    },
  ],
  hgetall: [
    1,
    1,
    (data, [key = '']) => {
      const there = data.get(key) ?? new Map<Bytes, Bytes>();
      return there instanceof Map ? [...there].flat() : WRONG_TYPE;
    },
  ],
  type: [
    1,
    1,
    (data, [key = '']) => {
      const there = data.get(key);
      return {
        status:
          there === undefined ? 'none' : typeof there === 'string' ? 'string' : Array.isArray(there) ? 'list' : 'hash',
      };
    },
  ],
  keys: [1, 1, (data, [pattern = '*']) => [...data.keys()].filter((key) => glob(pattern).test(key))],
  dbsize: [0, 0, (data) => data.size],
  flushall: [
    0,
    1,
    (data) => {
      data.clear();
      return OK;
    },
  ],
  flushdb: [
    0,
    1,
    (data) => {
      data.clear();
      return OK;
    },
  ],
  select: [1, 1, () => OK],
  save: [0, 0, () => OK],
  bgsave: [0, 0, () => ({ status: 'Background saving started' })],
  info: [0, many, (_, __, info) => info()],
  command: [0, many, () => []],
  client: [0, many, () => OK],
  config: [1, many, () => []],
};
