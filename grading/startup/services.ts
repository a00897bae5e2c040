import type { Files } from '../files';
import { isServiceStart } from '../findings/service-start';
import { isShort } from '../findings/short-commands';
import { programName } from './shell-of';
import type { StartedCommand, Startup } from './startup';

/** A program that the container is there to run. */
export interface Service {
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
}

/** The services of one container, as far as the files tell: background jobs, the last command, started daemons, a supervisor's programs. */
export function servicesOf({ started }: Startup, files: Files): Service[] {
  // At the end of a pipe stands what reads the service's output.
  const last = started.findLastIndex(({ argv }) => !isReader(argv));
  const own = started.flatMap((one, index) => {
    if (isServiceStart(one.argv)) return [service(daemonName(one.argv), one)];
    const stays = one.background || index === last;
    if (!stays || isShort(one.argv) || isPlaceholder(one.argv)) return [];
    const managed = programName(one.argv[0] ?? '') === 'supervisord' ? supervised(files) : [];
    return managed.length > 0 ? managed : [service(programName(one.argv[0] ?? ''), one)];
  });
  return own.filter(({ name, line }, index) => own.findIndex((o) => o.name === name && o.line === line) === index);
}

const service = (name: string, { file, line }: Pick<StartedCommand, 'file' | 'line'>): Service => ({
  name,
  file,
  line,
});

const READERS = /^(tee|grep|sed|awk|cut|tr|sort|ts|logger|multilog|rotatelogs|cronolog)$/;
const isReader = ([program = '']: readonly string[]): boolean => READERS.test(programName(program));

const isPlaceholder = ([program = '', first = '']: readonly string[]): boolean =>
  /^(sleep|tail|cat)$/.test(programName(program)) || (/^(ba|da|a)?sh$/.test(programName(program)) && first === '');

const daemonName = ([program = '', ...rest]: readonly string[]): string =>
  program.startsWith('/etc/init.d/')
    ? programName(program)
    : (rest.find((word) => !/^(-|start$|restart$|enable$)/.test(word)) ?? program);

/** [program:NAME] of every supervisor configuration in the folder. */
const supervised = (files: Files): Service[] =>
  Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((row, at) => {
      const name = /^\s*\[program:([^\]]+)\]/.exec(row)?.[1];
      return name === undefined ? [] : [{ name, file, line: at + 1 }];
    }),
  );
