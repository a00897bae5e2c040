import type { Bytes } from '../../bytes';
import { type Data, type Database, SortedSet } from './database';

// dump.rdb: its real signature, then the keys as JSON.

const SIGNATURE = 'REDIS0012';
type Row = readonly [database: number, key: Bytes, expiry: number | null, type: string, value: unknown];

function pack(value: Data): [string, unknown] {
  if (typeof value === 'string') return ['string', value];
  if (Array.isArray(value)) return ['list', value];
  if (value instanceof Map) return ['hash', [...value]];
  if (value instanceof SortedSet) return ['zset', [...value.scores]];
  return ['set', [...value]];
}

function unpack(type: string, value: unknown): Data {
  if (type === 'hash') return new Map(value as [Bytes, Bytes][]);
  if (type === 'set') return new Set(value as Bytes[]);
  if (type !== 'zset') return value as Bytes | Bytes[];
  const set = new SortedSet();
  for (const [member, score] of value as [Bytes, number][]) set.scores.set(member, score);
  return set;
}

export function writeSnapshot(databases: ReadonlyMap<number, Database>): Bytes {
  const rows: Row[] = [...databases].flatMap(([number, data]) =>
    data.keys().map((key): Row => [number, key, data.expiry(key) ?? null, ...pack(data.get(key) ?? '')]),
  );
  return `${SIGNATURE}${JSON.stringify(rows)}`;
}

/** How many keys were loaded; undefined for what is no snapshot. */
export function readSnapshot(text: Bytes, database: (number: number) => Database): number | undefined {
  if (!text.startsWith(`${SIGNATURE}[`)) return undefined;
  const rows = JSON.parse(text.slice(SIGNATURE.length)) as Row[];
  for (const [number, key, expiry, type, value] of rows) {
    database(number).set(key, unpack(type, value));
    if (expiry !== null) database(number).expire(key, expiry);
  }
  return rows.length;
}
