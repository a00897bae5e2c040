import { type ErrnoCode, messages } from '../../kernel/errno';
import type { Expression } from './ast';
import { type Py, PyClass, PyObject, PyTuple } from './values';

/** One entry of a traceback, outermost first. */
export interface TraceFrame {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** Source line and the carets below it; undefined when there is no source. */
  readonly shown?: { readonly text: string; readonly carets: string } | undefined;
}

/** A Python exception on its way. */
export class Raised extends Error {
  readonly value: PyObject;
  readonly frames: TraceFrame[] = [];
  /** The expression it came from, in the function it is in now. */
  node: Expression | undefined;
  constructor(value: PyObject) {
    super(value.type.name);
    this.value = value;
  }
}

const base = new PyClass('BaseException', []);
export const exceptions = new Map<string, PyClass>([['BaseException', base]]);

const tree = `
BaseException: Exception KeyboardInterrupt SystemExit GeneratorExit
Exception: ArithmeticError AssertionError AttributeError EOFError ImportError LookupError MemoryError NameError OSError RuntimeError StopIteration SyntaxError TypeError ValueError
ArithmeticError: ZeroDivisionError OverflowError
ImportError: ModuleNotFoundError
LookupError: IndexError KeyError
NameError: UnboundLocalError
RuntimeError: NotImplementedError RecursionError
ValueError: UnicodeDecodeError JSONDecodeError
OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
`;
for (const row of tree.trim().split('\n')) {
  const [parent = '', children = ''] = row.split(': ');
  for (const name of children.split(' ')) exceptions.set(name, new PyClass(name, [exceptions.get(parent) ?? base]));
}
// json.JSONDecodeError is shown with its module.
export const qualified: Readonly<Record<string, string>> = {
  JSONDecodeError: 'json.decoder.JSONDecodeError',
  CalledProcessError: 'subprocess.CalledProcessError',
  TimeoutExpired: 'subprocess.TimeoutExpired',
  gaierror: 'socket.gaierror',
};
exceptions.set('gaierror', new PyClass('gaierror', [exceptions.get('OSError') ?? base]));
exceptions.set('CalledProcessError', new PyClass('CalledProcessError', [exceptions.get('Exception') ?? base]));
exceptions.set('TimeoutExpired', new PyClass('TimeoutExpired', [exceptions.get('Exception') ?? base]));

export const isException = (value: PyObject): boolean => value.type.within(base);

export const exceptionClass = (name: string): PyClass => exceptions.get(name) ?? base;

export const makeException = (type: PyClass, args: readonly Py[]): PyObject =>
  new PyObject(type, [['args', new PyTuple(args)]]);

export const raise = (name: string, message?: string): Raised =>
  new Raised(makeException(exceptionClass(name), message === undefined ? [] : [message]));

const kinds: Partial<Record<ErrnoCode, readonly [number, string]>> = {
  EPERM: [1, 'PermissionError'],
  ENOENT: [2, 'FileNotFoundError'],
  ESRCH: [3, 'ProcessLookupError'],
  EINTR: [4, 'InterruptedError'],
  EBADF: [9, 'OSError'],
  ECHILD: [10, 'ChildProcessError'],
  EAGAIN: [11, 'BlockingIOError'],
  EACCES: [13, 'PermissionError'],
  EBUSY: [16, 'OSError'],
  EEXIST: [17, 'FileExistsError'],
  ENOTDIR: [20, 'NotADirectoryError'],
  EISDIR: [21, 'IsADirectoryError'],
  EINVAL: [22, 'OSError'],
  EROFS: [30, 'OSError'],
  EPIPE: [32, 'BrokenPipeError'],
  ENOTEMPTY: [39, 'OSError'],
  EADDRINUSE: [98, 'OSError'],
  EADDRNOTAVAIL: [99, 'OSError'],
  ECONNRESET: [104, 'ConnectionResetError'],
  ETIMEDOUT: [110, 'TimeoutError'],
  ECONNREFUSED: [111, 'ConnectionRefusedError'],
  EHOSTUNREACH: [113, 'OSError'],
};

/** The OSError of a failed system call. */
export function osError(code: ErrnoCode, file?: string): Raised {
  const [errno, name] = kinds[code] ?? [5, 'OSError'];
  const value = makeException(exceptionClass(name), [errno, messages[code]]);
  value.attributes.set('errno', errno);
  value.attributes.set('strerror', messages[code]);
  if (file !== undefined) value.attributes.set('filename', file);
  return new Raised(value);
}
