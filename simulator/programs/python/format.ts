import { raise } from './exceptions';
import { floatText, repr, str } from './show';
import { numeric, type Py, PyDict, PyFloat, PyTuple, typeName } from './values';

/** `text % values` */
export function format(text: string, given: Py): string {
  const list = given instanceof PyTuple ? [...given.items] : [given];
  return text.replace(
    /%(?:\((\w+)\))?([-+0 #]*)(\d+)?(?:\.(\d+))?([sdrifgxXoceu%])/g,
    (_, name: string | undefined, flags: string, width = '', precision: string | undefined, type: string) => {
      if (type === '%') return '%';
      const value = name !== undefined && given instanceof PyDict ? (given.get(name) ?? null) : list.shift();
      if (value === undefined) throw raise('TypeError', 'not enough arguments for format string');
      const align = flags.includes('-') ? '<' : '>';
      if (type === 's' || type === 'r') return pad(type === 's' ? str(value) : repr(value), Number(width), align, ' ');
      const sign = flags.includes('+') ? '+' : '';
      const zero = flags.includes('0') ? '0' : '';
      const point = precision === undefined ? '' : `.${precision}`;
      const kind = type === 'i' || type === 'u' ? 'd' : type;
      const number = kind === 'd' ? Math.trunc(numeric(value) ?? Number.NaN) : value;
      return formatSpec(number, `${flags.includes('-') ? '<' : ''}${sign}${zero}${width}${point}${kind}`);
    },
  );
}

const pad = (text: string, width: number, align: string, fill: string): string =>
  align === '<'
    ? text.padEnd(width, fill)
    : align === '^'
      ? text.padStart(text.length + Math.floor((width - text.length) / 2), fill).padEnd(width, fill)
      : text.padStart(width, fill);

/** format(value, spec) */
export function formatSpec(value: Py, spec: string): string {
  if (spec === '') return str(value);
  const [, fill = ' ', align, sign = '', zero, width = '0', comma = '', precision, type = ''] =
    /^(?:([\s\S])?([<>^=]))?([-+ ]?)#?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/.exec(spec) ?? [];
  const number = numeric(value);
  if (number === undefined || type === 's') {
    const text = precision === undefined ? str(value) : str(value).slice(0, Number(precision));
    return pad(text, Number(width), align ?? '<', fill);
  }
  let body = digits(
    Math.abs(number),
    value instanceof PyFloat,
    type,
    precision === undefined ? undefined : Number(precision),
  );
  if (comma !== '') body = body.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, comma));
  const front = number < 0 ? '-' : sign === '+' || sign === ' ' ? sign : '';
  if ((zero && !align) || align === '=') return front + body.padStart(Number(width) - front.length, zero ? '0' : fill);
  return pad(front + body, Number(width), align ?? '>', fill);
}

function digits(value: number, float: boolean, type: string, precision: number | undefined): string {
  switch (type) {
    case 'f':
    case 'F':
      return value.toFixed(precision ?? 6);
    case 'e':
      return value.toExponential(precision ?? 6).replace(/e([+-])(\d)$/, 'e$10$2');
    case '%':
      return `${(value * 100).toFixed(precision ?? 6)}%`;
    case 'x':
      return value.toString(16);
    case 'X':
      return value.toString(16).toUpperCase();
    case 'o':
      return value.toString(8);
    case 'b':
      return value.toString(2);
    case 'c':
      return String.fromCodePoint(value);
    case 'd':
      if (float)
        throw raise('ValueError', `Unknown format code 'd' for object of type '${typeName(new PyFloat(value))}'`);
      return String(value);
    case 'g':
      return String(Number(value.toPrecision(precision ?? 6)));
    default:
      if (precision !== undefined) return String(Number(value.toPrecision(precision)));
      return float ? floatText(value) : String(value);
  }
}
