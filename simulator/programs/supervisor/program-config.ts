import type { Signal } from '../../kernel/signal';
import type { Syscalls } from '../../kernel/syscalls';
import { ConfigError, type Ini, repr } from './ini';
import {
  type AutoRestart,
  autoRestart,
  byteSize,
  existingPlace,
  exitCodes,
  expand,
  integer,
  octal,
  pairs,
  processName,
  signalNumber,
  truth,
  uidOf,
} from './values';

export interface LogTarget {
  /** A path; 'auto' for a file of supervisord's choice; undefined for none. */
  readonly file: string | undefined;
  /** Bytes; 0 never rotates. */
  readonly maxbytes: number;
}

/** One process of a [program:x] or [eventlistener:x] section. Times in seconds. */
export interface ProgramConfig {
  readonly name: string;
  readonly command: string;
  readonly directory: string | undefined;
  readonly umask: number | undefined;
  readonly priority: number;
  readonly autostart: boolean;
  readonly autorestart: AutoRestart;
  readonly startsecs: number;
  readonly startretries: number;
  readonly uid: number | undefined;
  readonly stdout: LogTarget;
  readonly stderr: LogTarget;
  readonly redirectStderr: boolean;
  readonly stopsignal: Signal;
  readonly stopwaitsecs: number;
  readonly stopasgroup: boolean;
  readonly killasgroup: boolean;
  readonly exitcodes: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What a section is read with: the file, its names for %(…)s, where warnings go. */
export interface Reading {
  readonly sys: Syscalls;
  readonly ini: Ini;
  readonly file: string;
  readonly names: ReadonlyMap<string, string | number>;
  readonly warnings: string[];
}

type Names = Map<string, string | number>;

export function readPrograms(reading: Reading, section: string, group: string): ProgramConfig[] {
  try {
    return programsOf(reading, section, group);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const file = reading.ini.origin.get(section) ?? reading.file;
    throw new ConfigError(`${error.message} in section ${repr(section)} (file: ${repr(file)})`);
  }
}

function programsOf({ sys, ini, names: common, warnings }: Reading, section: string, group: string): ProgramConfig[] {
  const program = processName(section.slice(section.indexOf(':') + 1));
  const names: Names = new Map([...common, ['program_name', program], ['group_name', group]]);
  const get = (option: string, fallback: string, using: Names = names): string =>
    expand(ini.get(section, option) ?? fallback, using, `${section}.${option}`);
  const given = (option: string, using: Names = names): string | undefined =>
    ini.get(section, option) === undefined ? undefined : get(option, '', using);
  const shared = {
    priority: integer(get('priority', '999')),
    autostart: truth(get('autostart', 'true')),
    autorestart: autoRestart(get('autorestart', 'unexpected')),
    startsecs: integer(get('startsecs', '1')),
    startretries: integer(get('startretries', '3')),
    stopsignal: signalNumber(get('stopsignal', 'TERM')),
    stopwaitsecs: integer(get('stopwaitsecs', '10')),
    stopasgroup: truth(get('stopasgroup', 'false')),
    killasgroup: truth(get('killasgroup', get('stopasgroup', 'false'))),
    exitcodes: exitCodes(get('exitcodes', '0')),
    redirectStderr: truth(get('redirect_stderr', 'false')),
  };
  const numprocs = integer(get('numprocs', '1'));
  const first = integer(get('numprocs_start', '0'));
  const user = given('user');
  const uid = user === undefined ? undefined : uidOf(sys, user);
  const mask = given('umask');
  const umask = mask === undefined ? undefined : octal(mask);
  const nameFormat = processName(ini.get(section, 'process_name') ?? '%(program_name)s');
  if (numprocs > 1 && !nameFormat.includes('%(process_num)'))
    throw new ConfigError('%(process_num) must be present within process_name when numprocs > 1');
  if (shared.stopasgroup && !shared.killasgroup)
    throw new ConfigError('Cannot set stopasgroup=true and killasgroup=false');

  return Array.from({ length: numprocs }, (_, i): ProgramConfig => {
    const own: Names = new Map([...names, ['process_num', first + i], ['numprocs', numprocs]]);
    const environment = pairs(expand(ini.get(section, 'environment') ?? '', own, 'environment'));
    for (const [key, value] of environment) own.set(`ENV_${key}`, value);
    const target = (stream: 'stdout' | 'stderr'): LogTarget => {
      const key = `${stream}_logfile`;
      const text = expand(ini.get(section, key) ?? 'auto', own, key);
      const maxbytes = byteSize(get(`${key}_maxbytes`, '50MB'));
      const word = text.toLowerCase();
      if (word === 'auto' && !maxbytes)
        warnings.push(
          `For [${section}], AUTO logging used for ${key} without rollover, set maxbytes > 0 to avoid filling up filesystem unintentionally`,
        );
      if (word === 'none' || word === 'off' || word === 'syslog') return { file: undefined, maxbytes };
      return { file: word === 'auto' ? 'auto' : existingPlace(sys, text), maxbytes };
    };
    const stdout = target('stdout');
    const stderr = target('stderr');
    if (shared.redirectStderr && stderr.file !== undefined && stderr.file !== 'auto')
      warnings.push(
        `For [${section}], redirect_stderr=true but stderr_logfile has also been set to a filename, the filename has been ignored`,
      );
    const command = given('command', own);
    if (command === undefined) throw new ConfigError(`program section ${section} does not specify a command`);
    return {
      ...shared,
      name: expand(nameFormat, own, 'process_name'),
      command,
      directory: given('directory', own),
      umask,
      uid,
      stdout,
      stderr: shared.redirectStderr ? { file: undefined, maxbytes: stderr.maxbytes } : stderr,
      environment: Object.fromEntries(environment),
    };
  }).sort(byPriority);
}

export const byPriority = (
  a: { readonly priority: number; readonly name: string },
  b: { readonly priority: number; readonly name: string },
): number => a.priority - b.priority || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
