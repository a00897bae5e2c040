// errno(3) names and the C library's messages for them.
export const messages = {
  EPERM: 'Operation not permitted',
  ENOENT: 'No such file or directory',
  ESRCH: 'No such process',
  EINTR: 'Interrupted system call',
  EIO: 'Input/output error',
  ENXIO: 'No such device or address',
  E2BIG: 'Argument list too long',
  ENOEXEC: 'Exec format error',
  EBADF: 'Bad file descriptor',
  ECHILD: 'No child processes',
  EAGAIN: 'Resource temporarily unavailable',
  ENOMEM: 'Cannot allocate memory',
  EACCES: 'Permission denied',
  EBUSY: 'Device or resource busy',
  EEXIST: 'File exists',
  EXDEV: 'Invalid cross-device link',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EINVAL: 'Invalid argument',
  ENOTTY: 'Inappropriate ioctl for device',
  EMFILE: 'Too many open files',
  EFBIG: 'File too large',
  ENOSPC: 'No space left on device',
  ESPIPE: 'Illegal seek',
  EROFS: 'Read-only file system',
  EPIPE: 'Broken pipe',
  ENAMETOOLONG: 'File name too long',
  ENOTEMPTY: 'Directory not empty',
  ELOOP: 'Too many levels of symbolic links',
  ENOTSOCK: 'Socket operation on non-socket',
  EADDRINUSE: 'Address already in use',
  EADDRNOTAVAIL: 'Cannot assign requested address',
  ENETUNREACH: 'Network is unreachable',
  ECONNRESET: 'Connection reset by peer',
  ETIMEDOUT: 'Connection timed out',
  ECONNREFUSED: 'Connection refused',
  EHOSTUNREACH: 'No route to host',
} as const;

export type ErrnoCode = keyof typeof messages;

/** V8's and JavaScriptCore's; unknown elsewhere, where setting it changes nothing. */
const traced = Error as ErrorConstructor & { stackTraceLimit?: number | undefined };

/** A failed system call. `path` is the file it was about, where there was one. */
export class Errno extends Error {
  readonly code: ErrnoCode;
  readonly path: string | undefined;
  constructor(code: ErrnoCode, path?: string) {
    // An answer, not a fault: programs get many, and a stack trace costs more than the call.
    const { stackTraceLimit } = traced;
    traced.stackTraceLimit = 0;
    super(messages[code]);
    traced.stackTraceLimit = stackTraceLimit;
    this.code = code;
    this.path = path;
  }
}

/** For `catch (e)`: the failed call, or a rethrow of anything else. */
export function asErrno(error: unknown): Errno {
  if (error instanceof Errno) return error;
  throw error;
}
