import type { Files } from '../files';
import type { Place } from '../place';

interface Section extends Place {
  /** `program:till` */
  readonly name: string;
  readonly text: string;
}

/** The sections of every supervisor configuration in the folder, in the order of the files. */
export const supervisorSections = (files: Files): Section[] =>
  Object.entries(files).flatMap(([file, text]) => {
    if (!/^\s*\[supervisord\]/m.test(text)) return [];
    const rows = text.split('\n');
    const starts = rows.flatMap((row, at) => (/^\s*\[[^\]]+\]/.test(row) ? [at] : []));
    return starts.map((at, i) => ({
      name: /\[([^\]]+)\]/.exec(rows[at] ?? '')?.[1] ?? '',
      text: rows.slice(at, starts[i + 1]).join('\n'),
      file,
      line: at + 1,
    }));
  });

/** The first program of which one of the two streams stays with supervisord, or goes to a file. */
export const programKeptQuiet = (files: Files): Section | undefined =>
  supervisorSections(files).find(({ name, text }) => {
    const leads = (setting: string) => new RegExp(`^\\s*${setting}\\s*=\\s*/dev/`, 'm').test(text);
    const errorsToo = /^\s*redirect_stderr\s*=\s*(true|yes|on|1)/m.test(text) || leads('stderr_logfile');
    return name.startsWith('program:') && !(leads('stdout_logfile') && errorsToo);
  });

/** The first program that writes to a pipe which supervisord would rotate: the limit of a log is 50 MB if nothing is said. */
export const rotatedPipe = (files: Files): Section | undefined =>
  supervisorSections(files).find(({ name, text }) =>
    ['stdout_logfile', 'stderr_logfile'].some(
      (setting) =>
        name.startsWith('program:') &&
        new RegExp(`^\\s*${setting}\\s*=\\s*/dev/`, 'm').test(text) &&
        !new RegExp(`^\\s*${setting}_maxbytes\\s*=\\s*0`, 'm').test(text),
    ),
  );
