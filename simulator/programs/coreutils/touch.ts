import { asErrno, Errno } from '../../kernel/errno';
import { command, Failure, UsageError } from '../command';
import { quote, quoteAlways } from '../quote';
import { parseDate } from './parse-date';

/** -t [[CC]YY]MMDDhhmm[.ss] */
function parseStamp(text: string, now: number): number | undefined {
  const m = /^(\d\d(?=\d{10}))?(\d\d(?=\d{8}))?(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(text);
  if (!m) return undefined;
  const [, century, year, month, day, hour, minute, second = '0'] = m;
  const full =
    year === undefined
      ? new Date(now).getUTCFullYear()
      : Number(century ?? (Number(year) < 69 ? 20 : 19)) * 100 + Number(year);
  return Date.UTC(full, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

export const touch = command(
  {
    name: 'touch',
    usage: '[OPTION]... FILE...',
    about: 'Update the modification times of each FILE to the current time.',
    options: 'a c,no-create d=,date f h,no-dereference m r=,reference t= time=',
  },
  function* (io, options, files) {
    const { sys } = io;
    if (files.length === 0) throw new UsageError('missing file operand');
    let time = sys.now();
    const [stamp, date, model] = [options.get('t'), options.get('d'), options.get('r')];
    if (model !== undefined)
      try {
        time = sys.stat(model).mtime;
      } catch (e) {
        throw new Failure(`failed to get attributes of ${quoteAlways(model)}: ${asErrno(e).message}`);
      }
    if (stamp !== undefined || date !== undefined) {
      const parsed = stamp === undefined ? parseDate(date ?? '', sys.now()) : parseStamp(stamp, sys.now());
      if (parsed === undefined) throw new Failure(`invalid date format ${quote(stamp ?? date ?? '')}`);
      time = parsed;
    }
    for (const file of files)
      try {
        try {
          sys.utimes(file, time);
        } catch (e) {
          if (!(e instanceof Errno) || e.code !== 'ENOENT') throw e;
          if (options.has('c')) continue;
          sys.close(sys.open(file, ['write', 'create'], 0o666));
          sys.utimes(file, time);
        }
      } catch (e) {
        if (io.flavour === 'busybox') yield* io.failedAt(file, e);
        else yield* io.cannot('touch', file, e);
      }
  },
);
