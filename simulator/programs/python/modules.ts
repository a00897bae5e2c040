import { childutils } from './childutils';
import { exceptionClass, makeException, Raised } from './exceptions';
import { httpServer } from './http-server';
import { json } from './json';
import { math, platform, random } from './math';
import { os } from './os';
import type { Runtime } from './runtime';
import { signalModule } from './signal';
import { socketModule } from './socket';
import { subprocess } from './subprocess';
import { sysModule } from './sys';
import { time } from './time';
import { Unsupported } from './unsupported';
import { urllibRequest } from './urllib';
import { moduleOf, type PyObject } from './values';

type Make = (rt: Runtime) => PyObject;

const makers: Readonly<Record<string, Make>> = {
  os,
  'os.path': (rt) => os(rt).attributes.get('path') as PyObject,
  sys: sysModule,
  time,
  signal: signalModule,
  socket: socketModule,
  json: () => json,
  math: () => math,
  random,
  platform: () => platform,
  subprocess: () => subprocess,
  http: () => moduleOf('http', { server: httpServer }),
  'http.server': () => httpServer,
  socketserver: () => httpServer,
  urllib: () => moduleOf('urllib', { request: urllibRequest }),
  'urllib.request': () => urllibRequest,
  supervisor: () => moduleOf('supervisor', { childutils }),
  'supervisor.childutils': () => childutils,
};

/** Modules that the real Python has and this one does not. */
const absent = new Set(
  'argparse ast asyncio base64 collections concurrent contextlib copy csv ctypes datetime email enum errno fcntl functools getpass glob hashlib importlib inspect io itertools logging multiprocessing pathlib pickle pwd queue re resource select selectors shlex shutil sqlite3 ssl stat string struct tempfile textwrap threading traceback types typing unittest uuid xml zlib'.split(
    ' ',
  ),
);

/** Debian's package brings it to Debian's Python. */
const hasSupervisor = ({ sys }: Runtime): boolean => sys.access('/usr/bin/supervisord', 'r');

export function importModule(rt: Runtime, name: string): PyObject {
  const known = rt.modules.get(name);
  if (known) return known;
  const [top = ''] = name.split('.');
  const make = top === 'supervisor' && !hasSupervisor(rt) ? undefined : makers[name];
  if (!make) {
    if (absent.has(top)) throw new Unsupported(`the module ${name}`);
    const error = makeException(exceptionClass('ModuleNotFoundError'), [`No module named '${top}'`]);
    throw new Raised(error);
  }
  const made = make(rt);
  rt.modules.set(name, made);
  return made;
}
