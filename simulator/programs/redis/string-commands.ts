import type { Bytes } from '../../bytes';
import { type Body, type Commands, many, NO_INTEGER, OK, type Reply, SYNTAX, WRONG_TYPE } from './command';
import type { Database } from './database';

const add =
  (sign: 1 | -1): Body =>
  (data, [key = '', by = '1']) => {
    const old = data.get(key) ?? '0';
    if (typeof old !== 'string') return WRONG_TYPE;
    if (!/^-?\d+$/.test(old) || !/^-?\d+$/.test(by)) return NO_INTEGER;
    const sum = Number(old) + sign * Number(by);
    data.set(key, String(sum));
    return sum;
  };

const text = (data: Database, key: Bytes): Bytes | null | undefined => {
  const value = data.get(key) ?? null;
  return value === null || typeof value === 'string' ? value : undefined;
};

/** SET key value [NX|XX] [GET] [EX seconds|PX ms|KEEPTTL]. */
const set: Body = (data, [key = '', value = '', ...words], now) => {
  let [until, keep, only, old]: [number | undefined, boolean, string, Reply | undefined] = [
    undefined,
    false,
    '',
    undefined,
  ];
  for (let i = 0; i < words.length; i++) {
    const word = (words[i] ?? '').toUpperCase();
    if (word === 'NX' || word === 'XX') only = word;
    else if (word === 'KEEPTTL') keep = true;
    else if (word === 'GET') old = text(data, key) ?? null;
    else if (word === 'EX' || word === 'PX') {
      const amount = words[++i];
      if (amount === undefined) return SYNTAX;
      if (!/^-?\d+$/.test(amount)) return NO_INTEGER;
      if (Number(amount) <= 0) return { error: "ERR invalid expire time in 'set' command" };
      until = now + Number(amount) * (word === 'EX' ? 1000 : 1);
    } else return SYNTAX;
  }
  if ((only === 'NX' && data.has(key)) || (only === 'XX' && !data.has(key))) return old ?? null;
  data.set(key, value);
  if (!keep) data.expire(key, until);
  return old === undefined ? OK : old;
};

export const stringCommands: Commands = {
  set: [2, many, set, 'write'],
  setnx: [2, 2, (data, [key = '', value = ''], now) => (set(data, [key, value, 'NX'], now) === null ? 0 : 1), 'write'],
  setex: [
    3,
    3,
    (data, [key = '', seconds = '', value = ''], now) => set(data, [key, value, 'EX', seconds], now),
    'write',
  ],
  getset: [2, 2, (data, [key = '', value = ''], now) => set(data, [key, value, 'GET'], now), 'write'],
  get: [1, 1, (data, [key = '']) => text(data, key) ?? (data.has(key) ? WRONG_TYPE : null)],
  getdel: [
    1,
    1,
    (data, [key = '']) => {
      const value = text(data, key);
      if (value === undefined) return WRONG_TYPE;
      data.delete(key);
      return value;
    },
    'write',
  ],
  mset: [
    2,
    many,
    (data, words) => {
      if (words.length % 2) return { error: "ERR wrong number of arguments for 'mset' command" };
      for (let i = 0; i < words.length; i += 2) data.set(words[i] ?? '', words[i + 1] ?? '');
      return OK;
    },
    'write',
  ],
  mget: [1, many, (data, keys) => keys.map((key) => text(data, key) ?? null)],
  append: [
    2,
    2,
    (data, [key = '', more = '']) => {
      const old = text(data, key);
      if (old === undefined) return WRONG_TYPE;
      data.set(key, (old ?? '') + more);
      return (old ?? '').length + more.length;
    },
    'write',
  ],
  strlen: [1, 1, (data, [key = '']) => (text(data, key) === undefined ? WRONG_TYPE : (text(data, key) ?? '').length)],
  getrange: [
    3,
    3,
    (data, [key = '', from = '0', to = '-1']) => {
      const value = text(data, key);
      if (value === undefined) return WRONG_TYPE;
      const whole = value ?? '';
      const at = (n: string): number => (Number(n) < 0 ? whole.length + Number(n) : Number(n));
      return whole.slice(Math.max(at(from), 0), at(to) + 1);
    },
  ],
  incr: [1, 1, add(1), 'write'],
  decr: [1, 1, add(-1), 'write'],
  incrby: [2, 2, add(1), 'write'],
  decrby: [2, 2, add(-1), 'write'],
};
