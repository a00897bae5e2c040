import type { Bytes } from '../../bytes';
import { type Body, type Commands, many, NO_INTEGER, OK, typeOf } from './command';

export const glob = (pattern: Bytes): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

const expire =
  (unit: number, absolute: boolean): Body =>
  (data, [key = '', text = ''], now) => {
    if (!/^-?\d+$/.test(text)) return NO_INTEGER;
    if (!data.has(key)) return 0;
    data.expire(key, Number(text) * unit + (absolute ? 0 : now));
    data.get(key);
    return 1;
  };
const left =
  (unit: number): Body =>
  (data, [key = ''], now) => {
    if (!data.has(key)) return -2;
    const at = data.expiry(key);
    return at === undefined ? -1 : Math.ceil((at - now) / unit);
  };
const clear: Body = (data) => {
  data.clear();
  return OK;
};

export const keyCommands: Commands = {
  del: [1, many, (data, keys) => keys.filter((key) => data.has(key) && data.delete(key)).length, 'write'],
  unlink: [1, many, (data, keys) => keys.filter((key) => data.has(key) && data.delete(key)).length, 'write'],
  exists: [1, many, (data, keys) => keys.filter((key) => data.has(key)).length],
  type: [1, 1, (data, [key = '']) => ({ status: typeOf(data.get(key)) })],
  keys: [1, 1, (data, [pattern = '*']) => data.keys().filter((key) => glob(pattern).test(key))],
  scan: [1, many, (data) => ['0', data.keys()]],
  randomkey: [0, 0, (data) => data.keys()[0] ?? null],
  dbsize: [0, 0, (data) => data.size],
  flushdb: [0, 1, clear, 'write'],
  expire: [2, 3, expire(1000, false), 'write'],
  pexpire: [2, 3, expire(1, false), 'write'],
  expireat: [2, 3, expire(1000, true), 'write'],
  ttl: [1, 1, left(1000)],
  pttl: [1, 1, left(1)],
  persist: [
    1,
    1,
    (data, [key = '']) => {
      if (data.expiry(key) === undefined) return 0;
      data.expire(key, undefined);
      return 1;
    },
    'write',
  ],
  rename: [
    2,
    2,
    (data, [from = '', to = '']) => {
      const value = data.get(from);
      if (value === undefined) return { error: 'ERR no such key' };
      const at = data.expiry(from);
      data.delete(from);
      data.delete(to);
      data.set(to, value);
      data.expire(to, at);
      return OK;
    },
    'write',
  ],
};
