import { asErrno } from '../../kernel/errno';
import type { Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { globPattern } from '../glob';
import { eventTypes } from './events';
import { ConfigError, Ini } from './ini';
import { byPriority, type ProgramConfig, type Reading, readPrograms } from './program-config';
import {
  byteSize,
  existingFolder,
  existingPlace,
  expand,
  integer,
  list,
  octal,
  pairs,
  processName,
  truth,
} from './values';

export interface GroupConfig {
  readonly name: string;
  readonly priority: number;
  readonly programs: readonly ProgramConfig[];
  /** For a pool of event listeners. */
  readonly events?: readonly string[];
  readonly bufferSize?: number;
}

/** `credentials`: `user:password`, where the section has them. */
export type ServerConfig = { readonly section: string; readonly credentials: string | undefined } & (
  | { readonly file: string; readonly chmod: number }
  | { readonly host: string; readonly port: number }
);

/** supervisord.conf as supervisord understands it. */
export interface SupervisordConfig {
  readonly nodaemon: boolean;
  readonly silent: boolean;
  readonly user: string | undefined;
  readonly directory: string | undefined;
  readonly umask: number;
  readonly logfile: string;
  readonly logfileMaxbytes: number;
  readonly loglevel: string;
  readonly pidfile: string;
  readonly identifier: string;
  readonly childlogdir: string;
  readonly nocleanup: boolean;
  readonly environment: ReadonlyMap<string, string>;
  readonly groups: readonly GroupConfig[];
  readonly servers: readonly ServerConfig[];
  readonly hasRpc: boolean;
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
}

const LEVELS = ['critical', 'error', 'warn', 'info', 'debug', 'trace', 'blather'];

/** `path` as it was given. Throws ConfigError. */
export function readText(sys: Syscalls, path: string): string {
  try {
    return sys.readFile(path);
  } catch (error) {
    throw new ConfigError(`could not ${asErrno(error).code === 'ENOENT' ? 'find' : 'read'} config file ${path}`);
  }
}

export const absolute = (sys: Syscalls, path: string): string =>
  normalize(path.startsWith('/') ? path : `${sys.getcwd()}/${path}`);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

/** Python names a locale where none was named, for itself and its children (PEP 538). */
export function pythonEnvironment(sys: Syscalls): ReadonlyMap<string, string> {
  const env = sys.env();
  return env.has('LANG') || env.has('LC_ALL') || env.has('LC_CTYPE') ? env : new Map([...env, ['LC_CTYPE', 'C.UTF-8']]);
}

/** Every %(ENV_x)s. */
export const environmentNames = (sys: Syscalls): Map<string, string> =>
  new Map([...pythonEnvironment(sys)].map(([key, value]) => [`ENV_${key}`, value]));

export function readConfig(sys: Syscalls, path: string): SupervisordConfig {
  const here = folderOf(absolute(sys, path));
  const warnings: string[] = [];
  const infos: string[] = [];
  const ini = new Ini();
  ini.read(readText(sys, path), path);
  const names = new Map<string, string | number>([
    ...environmentNames(sys),
    ['here', here],
    ['host_node_name', sys.hostname()],
  ]);
  include(sys, ini, here, names, { warnings, infos });
  if (!ini.sections.has('supervisord')) throw new ConfigError('.ini file does not include supervisord section');
  const given = (option: string): string | undefined => {
    const text = ini.get('supervisord', option);
    return text === undefined ? undefined : expand(text, names, `supervisord.${option}`);
  };
  const get = (option: string, fallback: string): string => given(option) ?? fallback;
  const directory = given('directory');
  const loglevel = get('loglevel', 'info');
  if (!LEVELS.includes(loglevel.toLowerCase())) throw new ConfigError(`bad logging level name '${loglevel}'`);
  const settings = {
    nodaemon: truth(get('nodaemon', 'false')),
    silent: truth(get('silent', 'false')),
    user: given('user'),
    directory: directory === undefined ? undefined : existingFolder(sys, directory),
    umask: octal(get('umask', '022')),
    logfile: absolute(sys, existingPlace(sys, get('logfile', 'supervisord.log'))),
    logfileMaxbytes: byteSize(get('logfile_maxbytes', '50MB')),
    loglevel: loglevel.toLowerCase(),
    pidfile: absolute(sys, existingPlace(sys, get('pidfile', 'supervisord.pid'))),
    identifier: get('identifier', 'supervisor'),
    childlogdir: existingFolder(sys, get('childlogdir', '/tmp')),
    nocleanup: truth(get('nocleanup', 'false')),
    environment: pairs(get('environment', '')),
  };
  for (const [key, value] of settings.environment) names.set(`ENV_${key}`, value);
  const reading: Reading = { sys, ini, file: path, names, warnings };
  return {
    ...settings,
    groups: readGroups(reading),
    servers: readServers(reading),
    hasRpc: ini.sections.has('rpcinterface:supervisor'),
    warnings,
    infos,
  };
}

function include(
  sys: Syscalls,
  ini: Ini,
  here: string,
  names: ReadonlyMap<string, string | number>,
  notes: { readonly warnings: string[]; readonly infos: string[] },
): void {
  if (!ini.sections.has('include')) return;
  const files = ini.get('include', 'files');
  if (files === undefined) throw new ConfigError('.ini file has [include] section, but no files setting');
  for (const word of expand(files, names, 'include.files').split(/\s+/).filter(Boolean)) {
    const pattern = word.startsWith('/') ? word : `${here}/${word}`;
    const found = matching(sys, pattern);
    if (found.length === 0) notes.warnings.push(`No file matches via include "${pattern}"`);
    for (const file of found) {
      notes.infos.push(`Included extra file "${file}" during parsing`);
      ini.read(readText(sys, file), file, true);
    }
  }
}

/** glob(): patterns in the file name and in folders. */
function matching(sys: Syscalls, pattern: string): string[] {
  let found = [''];
  for (const part of pattern.split('/').filter(Boolean)) {
    const accepts = globPattern(part);
    found = found.flatMap((folder) => {
      if (!/[*?[]/.test(part)) return sys.access(`${folder}/${part}`, '') ? [`${folder}/${part}`] : [];
      try {
        return sys
          .readdir(folder || '/')
          .filter(({ name }) => accepts.test(name) && !name.startsWith('.'))
          .map(({ name }) => `${folder}/${name}`);
      } catch {
        return [];
      }
    });
  }
  return found.sort();
}

function readGroups(reading: Reading): GroupConfig[] {
  const { ini, names } = reading;
  const groups: GroupConfig[] = [];
  const grouped = new Set<string>();
  const priority = (section: string, fallback: string): number =>
    integer(expand(ini.get(section, 'priority') ?? fallback, names, `${section}.priority`));
  for (const section of ini.sections.keys()) {
    if (!section.startsWith('group:')) continue;
    const name = processName(section.slice('group:'.length));
    let last = section;
    const programs = list(ini.get(section, 'programs') ?? '').flatMap((program) => {
      // It names the section it read last.
      if (!ini.sections.has(`program:${program}`))
        throw new ConfigError(`[${last}] names unknown program or fcgi-program ${program}`);
      last = `program:${program}`;
      grouped.add(last);
      return readPrograms(reading, `program:${program}`, name);
    });
    groups.push({ name, priority: priority(section, '999'), programs });
  }
  for (const section of ini.sections.keys()) {
    if (!section.startsWith('program:') || grouped.has(section)) continue;
    const name = processName(section.slice('program:'.length));
    groups.push({ name, priority: priority(section, '999'), programs: readPrograms(reading, section, name) });
  }
  for (const section of ini.sections.keys()) {
    if (!section.startsWith('eventlistener:')) continue;
    const name = section.slice('eventlistener:'.length);
    const events = list((ini.get(section, 'events') ?? '').toUpperCase());
    if (events.length === 0) throw new ConfigError(`[${section}] section requires an "events" line`);
    for (const event of events)
      if (!eventTypes.includes(event)) throw new ConfigError(`Unknown event type ${event} in [${section}] events`);
    if (truth(ini.get(section, 'redirect_stderr') ?? 'false'))
      throw new ConfigError(
        `[${section}] section sets redirect_stderr=true but this is not allowed because it will interfere with the eventlistener protocol`,
      );
    groups.push({
      name,
      priority: priority(section, '-1'),
      programs: readPrograms(reading, section, name),
      events,
      bufferSize: integer(ini.get(section, 'buffer_size') ?? '10'),
    });
  }
  return groups.sort(byPriority);
}

function readServers({ sys, ini, names }: Reading): ServerConfig[] {
  return [...ini.sections.keys()].flatMap((section): ServerConfig[] => {
    const get = (option: string): string | undefined => {
      const text = ini.get(section, option);
      return text === undefined ? undefined : expand(text, names, `${section}.${option}`);
    };
    const username = get('username');
    const credentials = username === undefined ? undefined : `${username}:${get('password') ?? ''}`;
    if (section.startsWith('inet_http_server')) {
      const port = get('port');
      if (port === undefined) throw new ConfigError(`section [${section}] has no port value`);
      const [host = ''] = port.includes(':') ? port.split(':') : [''];
      return [{ section, credentials, host: host === '*' ? '' : host, port: integer(port.replace(/.*:/, '')) }];
    }
    if (!section.startsWith('unix_http_server')) return [];
    const file = get('file');
    if (file === undefined) throw new ConfigError(`section [${section}] has no file value`);
    const chmod = get('chmod');
    return [
      { section, credentials, file: absolute(sys, file.trim()), chmod: chmod === undefined ? 0o700 : octal(chmod) },
    ];
  });
}
