import { parseSignal, type Signal } from '../../kernel/signal';
import type { Syscalls } from '../../kernel/syscalls';
import { accounts } from '../accounts';
import { ConfigError, repr } from './ini';

// Texts of a configuration file turned into values; what does not fit throws ConfigError.

export function integer(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new ConfigError(`invalid literal for int() with base 10: ${repr(text)}`);
  return Number(text);
}

export function truth(text: string): boolean {
  const word = text.toLowerCase();
  if (['yes', 'true', 'on', '1'].includes(word)) return true;
  if (['no', 'false', 'off', '0'].includes(word)) return false;
  throw new ConfigError(`not a valid boolean value: ${repr(text)}`);
}

export type AutoRestart = 'always' | 'never' | 'unexpected';

export function autoRestart(text: string): AutoRestart {
  if (text.toLowerCase() === 'unexpected') return 'unexpected';
  try {
    return truth(text) ? 'always' : 'never';
  } catch {
    throw new ConfigError(`invalid 'autorestart' value ${repr(text)}`);
  }
}

/** `50MB` in bytes. */
export function byteSize(text: string): number {
  const [, number = text, unit = ''] = /^(.*?)(kb|mb|gb)?$/i.exec(text) ?? [];
  return integer(number) * ({ kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }[unit.toLowerCase()] ?? 1);
}

export function octal(text: string): number {
  if (!/^(0o?)?[0-7]+$/.test(text)) throw new ConfigError(`${text} can not be converted to an octal type`);
  return Number.parseInt(text.replace('o', ''), 8);
}

export function signalNumber(text: string): Signal {
  const signal = parseSignal(text.trim());
  if (signal === undefined)
    throw new ConfigError(`value ${repr(text)} is not a valid signal ${/^\d+$/.test(text) ? 'number' : 'name'}`);
  return signal;
}

export function exitCodes(text: string): number[] {
  const codes = text === '' ? [] : text.split(',').map((word) => (/^\s*\d+\s*$/.test(word) ? Number(word) : -1));
  if (codes.some((code) => code < 0 || code > 255))
    throw new ConfigError(`not a valid list of exit codes: ${repr(text)}`);
  return codes;
}

export const list = (text: string): string[] => (text === '' ? [] : text.split(',').map((word) => word.trim()));

/** `KEY="value",OTHER=value` */
export function pairs(text: string): Map<string, string> {
  const tokens = [...text.matchAll(/\s*("[^"]*"|'[^']*'|[\w/.+\-():]+|[^\s])/g)].map((match) => match[1] ?? '');
  const out = new Map<string, string>();
  for (let i = 0; i < tokens.length; i += 4) {
    const [key, equals, value] = tokens.slice(i, i + 3);
    if (key === undefined || equals !== '=' || value === undefined)
      throw new ConfigError(`Unexpected end of key/value pairs in value '${text}'`);
    out.set(key, value.replace(/^['"]+|['"]+$/g, ''));
  }
  return out;
}

/** A name that the event protocol can carry. */
export function processName(text: string): string {
  const name = text.trim();
  for (const bad of ' :/')
    if (name.includes(bad)) throw new ConfigError(`Invalid name: ${repr(name)} because of character: ${repr(bad)}`);
  return name;
}

export function uidOf(sys: Syscalls, user: string): number {
  const number = /^\d+$/.test(user);
  const found = accounts(sys).find((account) => (number ? account.uid === Number(user) : account.name === user));
  if (!found) throw new ConfigError(`Invalid user ${number ? 'id' : 'name'} ${user}`);
  return found.uid;
}

const isFolder = (sys: Syscalls, path: string): boolean => {
  try {
    return sys.stat(path).type === 'directory';
  } catch {
    return false;
  }
};

export function existingFolder(sys: Syscalls, path: string): string {
  if (!isFolder(sys, path)) throw new ConfigError(`${path} is not an existing directory`);
  return path;
}

/** A path in a folder that is there. */
export function existingPlace(sys: Syscalls, path: string): string {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '';
  if (folder && !isFolder(sys, folder))
    throw new ConfigError(`The directory named as part of the path ${path} does not exist`);
  return path;
}

/** `%(name)s`, `%(number)02d` and `%%`, as Python formats with a dict. */
export function expand(text: string, names: ReadonlyMap<string, string | number>, option: string): string {
  return text.replace(/%(?:%|\(([^)]*)\)(0?)(\d*)([sd])|)/g, (whole, name?: string, zero = '', width = '') => {
    if (whole === '%%') return '%';
    if (name === undefined)
      throw new ConfigError(
        `Format string ${repr(text)} for ${repr(option)} is badly formatted: format requires a mapping`,
      );
    const value = names.get(name);
    if (value === undefined)
      throw new ConfigError(
        `Format string ${repr(text)} for ${repr(option)} contains names (${repr(name)}) which cannot be expanded. Available names: ${[...names.keys()].sort().join(', ')}`,
      );
    return String(value).padStart(Number(width), zero ? '0' : ' ');
  });
}
