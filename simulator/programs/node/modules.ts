import { decodeUtf8, utf8 } from '../../bytes';
import { asErrno } from '../../kernel/errno';
import { normalize } from '../../vfs/path';
import { childProcessModule } from './child-process-module';
import { httpModule } from './http-module';
import { inspect } from './inspect';
import { netModule } from './net-module';
import type { Runtime } from './runtime';
import { systemError } from './system-error';
import { JsFunction, JsObject, native, Thrown, toNumber, toText, type Value } from './values';

type Make = (runtime: Runtime) => JsObject;

const functions = (table: Record<string, (args: readonly Value[]) => Value>): JsObject =>
  new JsObject('Object', Object.fromEntries(Object.entries(table).map(([name, body]) => [name, native(name, body)])));

const os: Make = ({ sys }) => {
  const made = functions({
    hostname: () => sys.hostname(),
    platform: () => 'linux',
    type: () => 'Linux',
    arch: () => 'x64',
    release: () => '6.18.0',
    homedir: () => sys.env().get('HOME') ?? '/root',
    tmpdir: () => '/tmp',
    cpus: () => [0, 1].map(() => new JsObject('Object', { model: 'virtual' })),
    totalmem: () => 16 * 1024 ** 3,
    freemem: () => 12 * 1024 ** 3,
    uptime: () => 1000,
    loadavg: () => [0, 0, 0],
  });
  made.props.set('EOL', '\n');
  return made;
};

const path: Make = ({ sys }) =>
  functions({
    join: (args) => {
      const all = args.map(toText).filter(Boolean).join('/');
      const made = normalize(all);
      return all.startsWith('/') ? made : made.slice(1) || '.';
    },
    resolve: (args) => args.map(toText).reduce((from, next) => normalize(next, from), sys.getcwd()),
    basename: ([p]) => toText(p).replace(/\/+$/, '').replace(/.*\//, ''),
    dirname: ([p]) => toText(p).replace(/\/?[^/]*$/, '') || (toText(p).startsWith('/') ? '/' : '.'),
    extname: ([p]) => /[^/.](\.[^./]*)$/.exec(toText(p))?.[1] ?? '',
  });

const fs: Make = ({ sys }) => {
  const attempt = <T>(call: string, file: string, body: () => T): T => {
    try {
      return body();
    } catch (error) {
      throw new Thrown(systemError(asErrno(error).code, call, { path: file }));
    }
  };
  const body = (value: Value): string => utf8(toText(value));
  const appendFileSync = new JsFunction('appendFileSync', function* ([p, data]) {
    const fd = attempt('open', toText(p), () => sys.open(toText(p), ['write', 'append', 'create'], 0o666));
    yield* sys.write(fd, body(data));
    sys.close(fd);
    return undefined;
  });
  const made = functions({
    readFileSync: ([p, how]) => {
      const text = attempt('open', toText(p), () => decodeUtf8(sys.readFile(toText(p))));
      return how === undefined ? new JsObject('Buffer', { text, length: text.length }) : text;
    },
    writeFileSync: ([p, data]) =>
      attempt('open', toText(p), () => {
        sys.writeFile(toText(p), body(data));
        return undefined;
      }),
    existsSync: ([p]) => exists(sys.access(toText(p), '')),
    mkdirSync: ([p, options]) =>
      attempt('mkdir', toText(p), () => {
        const deep = options instanceof JsObject && options.props.get('recursive') === true;
        const parts = normalize(toText(p), sys.getcwd()).split('/').filter(Boolean);
        for (let i = deep ? 1 : parts.length; i <= parts.length; i++) {
          const at = `/${parts.slice(0, i).join('/')}`;
          if (!deep || !sys.access(at, '')) sys.mkdir(at, 0o777);
        }
        return undefined;
      }),
    readdirSync: ([p]) =>
      attempt('scandir', toText(p), () =>
        sys
          .readdir(toText(p))
          .map(({ name }) => name)
          .sort(),
      ),
    unlinkSync: ([p]) =>
      attempt('unlink', toText(p), () => {
        sys.unlink(toText(p));
        return undefined;
      }),
    statSync: ([p]) =>
      attempt('stat', toText(p), () => {
        const s = sys.stat(toText(p));
        return new JsObject('Stats', {
          size: s.size,
          mode: s.mode,
          mtimeMs: s.mtime,
          isFile: native('isFile', () => s.type === 'file'),
          isDirectory: native('isDirectory', () => s.type === 'directory'),
        });
      }),
  });
  made.props.set('appendFileSync', appendFileSync);
  return made;
};
const exists = (there: boolean): boolean => there;

const util: Make = () => functions({ inspect: ([value]) => inspect(value) });
const timers: Make = (runtime) =>
  new JsObject(
    'Object',
    Object.fromEntries(
      ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map((name) => [
        name,
        runtime.global.find(name)?.value,
      ]),
    ),
  );

const builtIn: Readonly<Record<string, Make>> = {
  child_process: childProcessModule,
  http: httpModule,
  net: netModule,
  os,
  fs,
  path,
  util,
  timers,
  process: (runtime) => runtime.process,
};

/** A module of node's own, `node:` or not. */
export function builtInModule(name: string, runtime: Runtime): JsObject | undefined {
  const make = builtIn[name.replace(/^node:/, '')];
  return make?.(runtime);
}

/** Modules that the real node has and this one does not. */
export const absentModules: ReadonlySet<string> = new Set(
  'assert async_hooks buffer cluster crypto dgram dns events http2 https perf_hooks querystring readline stream string_decoder tls tty url v8 vm worker_threads zlib test'.split(
    ' ',
  ),
);

export const numberOr = (value: Value, otherwise: number): number =>
  value === undefined ? otherwise : toNumber(value);
