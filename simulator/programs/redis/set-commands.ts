import type { Bytes } from '../../bytes';
import { type Commands, many, WRONG_TYPE } from './command';
import { type Database, SortedSet } from './database';

const setOf = (data: Database, key: Bytes): Set<Bytes> | undefined => {
  const there = data.get(key) ?? new Set<Bytes>();
  return there instanceof Set ? there : undefined;
};
const sortedOf = (data: Database, key: Bytes): SortedSet | undefined => {
  const there = data.get(key) ?? new SortedSet();
  return there instanceof SortedSet ? there : undefined;
};

export const setCommands: Commands = {
  sadd: [
    2,
    many,
    (data, [key = '', ...members]) => {
      const there = setOf(data, key);
      if (!there) return WRONG_TYPE;
      const before = there.size;
      for (const member of members) there.add(member);
      data.set(key, there);
      return there.size - before;
    },
    'write',
  ],
  srem: [
    2,
    many,
    (data, [key = '', ...members]) => {
      const there = setOf(data, key);
      if (!there) return WRONG_TYPE;
      const gone = members.filter((member) => there.delete(member)).length;
      if (there.size === 0) data.delete(key);
      return gone;
    },
    'write',
  ],
  scard: [1, 1, (data, [key = '']) => setOf(data, key)?.size ?? WRONG_TYPE],
  smembers: [1, 1, (data, [key = '']) => [...(setOf(data, key) ?? [])]],
  sismember: [2, 2, (data, [key = '', member = '']) => (setOf(data, key)?.has(member) ? 1 : 0)],
  zadd: [
    3,
    many,
    (data, [key = '', ...pairs]) => {
      const there = sortedOf(data, key);
      if (!there) return WRONG_TYPE;
      let made = 0;
      for (let i = 0; i + 1 < pairs.length; i += 2) {
        const score = Number(pairs[i]);
        if (Number.isNaN(score)) return { error: 'ERR value is not a valid float' };
        if (!there.scores.has(pairs[i + 1] ?? '')) made += 1;
        there.scores.set(pairs[i + 1] ?? '', score);
      }
      data.set(key, there);
      return made;
    },
    'write',
  ],
  zcard: [1, 1, (data, [key = '']) => sortedOf(data, key)?.scores.size ?? WRONG_TYPE],
  zscore: [
    2,
    2,
    (data, [key = '', member = '']) => {
      const score = sortedOf(data, key)?.scores.get(member);
      return score === undefined ? null : String(score);
    },
  ],
  zrange: [
    3,
    many,
    (data, [key = '', from = '0', to = '-1', ...words]) => {
      const all = sortedOf(data, key)?.ordered();
      if (!all) return WRONG_TYPE;
      const options = words.map((word) => word.toUpperCase());
      const items = options.includes('REV') ? all.reverse() : all;
      const at = (n: string): number => (Number(n) < 0 ? items.length + Number(n) : Number(n));
      const some = items.slice(Math.max(at(from), 0), at(to) + 1);
      return some.flatMap(([member, score]) => (options.includes('WITHSCORES') ? [member, String(score)] : [member]));
    },
  ],
};
