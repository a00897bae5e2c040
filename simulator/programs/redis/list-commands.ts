import type { Bytes } from '../../bytes';
import { type Body, type Commands, many, OK, WRONG_TYPE } from './command';
import type { Database } from './database';

export const listOf = (data: Database, key: Bytes): Bytes[] | undefined => {
  const there = data.get(key) ?? [];
  return Array.isArray(there) ? there : undefined;
};

const push =
  (front: boolean): Body =>
  (data, [key = '', ...items]) => {
    const there = listOf(data, key);
    if (!there) return WRONG_TYPE;
    data.set(key, there);
    for (const item of items) front ? there.unshift(item) : there.push(item);
    return there.length;
  };

export const pop =
  (front: boolean): Body =>
  (data, [key = '', count]) => {
    const there = listOf(data, key);
    if (!there) return WRONG_TYPE;
    const take = (): Bytes | null => (front ? there.shift() : there.pop()) ?? null;
    const taken = count === undefined ? take() : Array.from({ length: Math.min(Number(count), there.length) }, take);
    if (there.length === 0) data.delete(key);
    return Array.isArray(taken) && taken.length === 0 ? null : taken;
  };

const range = (items: readonly Bytes[], from: string, to: string): readonly Bytes[] => {
  const at = (n: string): number => (Number(n) < 0 ? items.length + Number(n) : Number(n));
  return items.slice(Math.max(at(from), 0), at(to) + 1);
};

export const listCommands: Commands = {
  lpush: [2, many, push(true), 'write'],
  rpush: [2, many, push(false), 'write'],
  lpop: [1, 2, pop(true), 'write'],
  rpop: [1, 2, pop(false), 'write'],
  llen: [1, 1, (data, [key = '']) => listOf(data, key)?.length ?? WRONG_TYPE],
  lindex: [2, 2, (data, [key = '', at = '0']) => listOf(data, key)?.at(Number(at)) ?? null],
  lrange: [
    3,
    3,
    (data, [key = '', from = '0', to = '-1']) => {
      const there = listOf(data, key);
      return there ? range(there, from, to) : WRONG_TYPE;
    },
  ],
  ltrim: [
    3,
    3,
    (data, [key = '', from = '0', to = '-1']) => {
      const there = listOf(data, key);
      if (!there) return WRONG_TYPE;
      const kept = range(there, from, to);
      if (kept.length === 0) data.delete(key);
      else data.set(key, [...kept]);
      return OK;
    },
    'write',
  ],
  lrem: [
    3,
    3,
    (data, [key = '', , value = '']) => {
      const there = listOf(data, key);
      if (!there) return WRONG_TYPE;
      const kept = there.filter((item) => item !== value);
      if (kept.length === 0) data.delete(key);
      else data.set(key, kept);
      return there.length - kept.length;
    },
    'write',
  ],
};
