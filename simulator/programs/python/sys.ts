import { exceptionClass, makeException, Raised } from './exceptions';
import { fileOf } from './files';
import type { Runtime } from './runtime';
import { moduleOf, PyList, PyNative, type PyObject, PyTuple } from './values';

export const sysModule = (rt: Runtime): PyObject =>
  moduleOf('sys', {
    argv: new PyList([...rt.argv]),
    stdin: fileOf(0),
    stdout: fileOf(1),
    stderr: fileOf(2),
    executable: '/usr/local/bin/python3',
    version: '3.13.5 (main, Jun 25 2025, 18:55:22) [GCC 14.2.0]',
    version_info: new PyTuple([3, 13, 5, 'final', 0]),
    platform: 'linux',
    path: new PyList(['']),
    maxsize: 2 ** 53,
    exit: new PyNative('exit', function* (_, [code = null]) {
      const made = makeException(exceptionClass('SystemExit'), [code]);
      made.attributes.set('code', code);
      throw new Raised(made);
    }),
  });
