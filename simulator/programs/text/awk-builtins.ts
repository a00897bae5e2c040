import type { Bytes } from '../../bytes';
import { Failure } from '../command';
import { strftime } from '../strftime';
import { toNumber, type Value } from './awk-values';

/** The builtin functions that only compute; `now` is in ms. */
export function computeBuiltin(
  name: string,
  values: readonly Value[],
  text: (value: Value) => Bytes,
  now: number,
): Value {
  const [a, b, c] = values;
  switch (name) {
    case 'substr': {
      const whole = text(a);
      const start = Math.round(toNumber(b));
      const end = c === undefined ? Infinity : start + Math.round(toNumber(c));
      return whole.slice(Math.max(start, 1) - 1, Math.max(end - 1, 0));
    }
    case 'index':
      return text(a).indexOf(text(b)) + 1;
    case 'tolower':
      return text(a).toLowerCase();
    case 'toupper':
      return text(a).toUpperCase();
    case 'int':
      return Math.trunc(toNumber(a));
    case 'sqrt':
      return Math.sqrt(toNumber(a));
    case 'exp':
      return Math.exp(toNumber(a));
    case 'log':
      return Math.log(toNumber(a));
    case 'sin':
      return Math.sin(toNumber(a));
    case 'cos':
      return Math.cos(toNumber(a));
    case 'atan2':
      return Math.atan2(toNumber(a), toNumber(b));
    case 'systime':
      return Math.floor(now / 1000);
    case 'strftime':
      return strftime(
        values.length > 0 ? text(a) : '%a %b %e %H:%M:%S %Z %Y',
        b === undefined ? now : toNumber(b) * 1000,
      );
    default:
      throw new Failure(`wrong number of arguments in call to ${name}`, 2);
  }
}
