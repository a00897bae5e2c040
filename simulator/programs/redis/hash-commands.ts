import type { Bytes } from '../../bytes';
import { type Commands, many, NO_INTEGER, WRONG_TYPE } from './command';
import type { Database } from './database';

const hashOf = (data: Database, key: Bytes): Map<Bytes, Bytes> | undefined => {
  const there = data.get(key) ?? new Map<Bytes, Bytes>();
  return there instanceof Map ? there : undefined;
};

export const hashCommands: Commands = {
  hset: [
    3,
    many,
    (data, [key = '', ...pairs]) => {
      const there = hashOf(data, key);
      if (!there) return WRONG_TYPE;
      let made = 0;
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        if (!there.has(pairs[i] ?? '')) made += 1;
        there.set(pairs[i] ?? '', pairs[i + 1] ?? '');
      }
      data.set(key, there);
      return made;
    },
    'write',
  ],
  hget: [
    2,
    2,
    (data, [key = '', field = '']) => (hashOf(data, key) ? (hashOf(data, key)?.get(field) ?? null) : WRONG_TYPE),
  ],
  hgetall: [1, 1, (data, [key = '']) => [...(hashOf(data, key) ?? [])].flat()],
  hkeys: [1, 1, (data, [key = '']) => [...(hashOf(data, key)?.keys() ?? [])]],
  hvals: [1, 1, (data, [key = '']) => [...(hashOf(data, key)?.values() ?? [])]],
  hlen: [1, 1, (data, [key = '']) => hashOf(data, key)?.size ?? WRONG_TYPE],
  hexists: [2, 2, (data, [key = '', field = '']) => (hashOf(data, key)?.has(field) ? 1 : 0)],
  hdel: [
    2,
    many,
    (data, [key = '', ...fields]) => {
      const there = hashOf(data, key);
      if (!there) return WRONG_TYPE;
      const gone = fields.filter((field) => there.delete(field)).length;
      if (there.size === 0) data.delete(key);
      return gone;
    },
    'write',
  ],
  hincrby: [
    3,
    3,
    (data, [key = '', field = '', by = '']) => {
      const there = hashOf(data, key);
      if (!there) return WRONG_TYPE;
      const sum = Number(there.get(field) ?? 0) + Number(by);
      if (!Number.isInteger(sum)) return NO_INTEGER;
      there.set(field, String(sum));
      data.set(key, there);
      return sum;
    },
    'write',
  ],
};
