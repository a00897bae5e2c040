import { asErrno } from '../../kernel/errno';
import { command, Failure, UsageError } from '../command';
import { quote, quoteIfNeeded } from '../quote';
import { strftime } from '../strftime';
import { parseDate } from './parse-date';

const iso: Record<string, string> = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  ns: '%Y-%m-%dT%H:%M:%S,%N%:z',
};
const rfc3339: Record<string, string> = {
  date: '%Y-%m-%d',
  seconds: '%Y-%m-%d %H:%M:%S%:z',
  ns: '%Y-%m-%d %H:%M:%S.%N%:z',
};

export const date = command(
  {
    name: 'date',
    usage: '[OPTION]... [+FORMAT]',
    about: 'Display date and time in the given FORMAT.',
    options: 'd=,date f= I=?,iso-8601 R,rfc-email rfc-3339= r=,reference s=,set u,utc,universal debug',
  },
  function* (io, options, operands) {
    const { sys } = io;
    if (operands.length > 1) throw new UsageError(`extra operand ${quote(operands[1] ?? '')}`);
    const text = options.get('d') ?? options.get('s');
    const file = options.get('r');
    let ms: number | undefined = sys.now();
    try {
      if (file !== undefined) ms = sys.stat(file).mtime;
    } catch (e) {
      throw new Failure(`${quoteIfNeeded(file ?? '')}: ${asErrno(e).message}`);
    }
    if (text !== undefined) ms = parseDate(text, sys.now());
    if (ms === undefined) throw new Failure(`invalid date ${quote(text ?? '')}`);
    const [operand] = operands;
    if (operand !== undefined && !operand.startsWith('+')) {
      if (!/^\d{8,12}(\.\d\d)?$/.test(operand)) throw new Failure(`invalid date ${quote(operand)}`);
      yield* io.fail('cannot set date: Operation not permitted');
    }
    if (options.has('s')) yield* io.fail('cannot set date: Operation not permitted');
    let format = operand?.startsWith('+') ? operand.slice(1) : '%a %b %e %H:%M:%S %Z %Y';
    const precision = options.get('I');
    if (precision !== undefined)
      format = Object.entries(iso).find(([name]) => name.startsWith(precision))?.[1] ?? format;
    if (options.has('R')) format = '%a, %d %b %Y %H:%M:%S %z';
    const rfc = options.get('rfc-3339');
    if (rfc !== undefined) format = Object.entries(rfc3339).find(([name]) => name.startsWith(rfc))?.[1] ?? format;
    yield* io.print(`${strftime(format, ms)}\n`);
  },
);
