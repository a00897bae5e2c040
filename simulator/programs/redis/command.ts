import type { Bytes } from '../../bytes';
import { type Data, type Database, SortedSet } from './database';

/** A RESP reply: text is a status line, `bulk` a string, null nothing. */
export type Reply = { readonly status: string } | { readonly error: string } | number | null | Bytes | readonly Reply[];

export type Body = (data: Database, args: readonly Bytes[], now: number) => Reply;
/** Arguments, at least and at most; what it does; does it change the data? */
export type Command = readonly [least: number, most: number, body: Body, writes?: 'write'];
export type Commands = Readonly<Record<string, Command>>;

export const many = Number.POSITIVE_INFINITY;
export const OK = { status: 'OK' } as const;
export const WRONG_TYPE = { error: 'WRONGTYPE Operation against a key holding the wrong kind of value' } as const;
export const NO_INTEGER = { error: 'ERR value is not an integer or out of range' } as const;
export const SYNTAX = { error: 'ERR syntax error' } as const;

export const typeOf = (value: Data | undefined): string =>
  value === undefined
    ? 'none'
    : typeof value === 'string'
      ? 'string'
      : Array.isArray(value)
        ? 'list'
        : value instanceof Map
          ? 'hash'
          : value instanceof SortedSet
            ? 'zset'
            : 'set';

export const unknownCommand = (name: Bytes, args: readonly Bytes[]): Reply => ({
  error: `ERR unknown command '${name}', with args beginning with: ${args.map((arg) => `'${arg}' `).join('')}`,
});
export const wrongArguments = (name: Bytes): Reply => ({
  error: `ERR wrong number of arguments for '${name.toLowerCase()}' command`,
});
