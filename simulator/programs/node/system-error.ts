import { type ErrnoCode, messages } from '../../kernel/errno';
import { type JsObject, makeError, type Value } from './values';

const numbers: Partial<Record<ErrnoCode, number>> = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EACCES: 13,
  EEXIST: 17,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  EROFS: 30,
  ENOTEMPTY: 39,
  EADDRINUSE: 98,
  EADDRNOTAVAIL: 99,
  ECONNREFUSED: 111,
};

/** libuv's words for a failed system call, with its properties. */
export function systemError(code: ErrnoCode, syscall: string, extra: Record<string, Value> = {}): JsObject {
  const text = code === 'EACCES' ? 'permission denied' : messages[code].toLowerCase();
  const { path, address, port } = extra;
  const where = path !== undefined ? `, ${syscall} '${path}'` : '';
  const message =
    address !== undefined
      ? `${syscall} ${code}${syscall === 'connect' ? '' : `: ${text}`} ${address === '::' ? ':::' : `${address}:`}${port}`
      : syscall === 'kill'
        ? `kill ${code}`
        : `${code}: ${text}${where}`;
  const order: Record<string, Value> =
    address !== undefined && syscall === 'listen'
      ? { code, errno: -(numbers[code] ?? 1), syscall, ...extra }
      : { errno: -(numbers[code] ?? 1), code, syscall, ...extra };
  return makeError('Error', message, order);
}
