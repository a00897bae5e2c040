import { utf8 } from '../../bytes';

/** The same value with every string as the bytes that a program will see. */
export function inBytes<T>(value: T): T {
  if (typeof value === 'string') return utf8(value) as T;
  if (Array.isArray(value)) return value.map(inBytes) as T;
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, inBytes(one)])) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inBytes(one)])) as T;
}
