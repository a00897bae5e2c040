import { JsFunction, JsObject, toText, type Value } from './values';

const quoted = (text: string): string => {
  const body = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return !body.includes("'") ? `'${body}'` : !body.includes('"') ? `"${body}"` : `\`${body}\``;
};
const keyText = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key));

/** util.inspect's way for the common kinds. */
export function inspect(value: Value, depth = 0): string {
  if (typeof value === 'string') return quoted(value);
  if (value instanceof JsFunction) return value.name ? `[Function: ${value.name}]` : '[Function (anonymous)]';
  if (Array.isArray(value))
    return depth > 2
      ? '[Array]'
      : wrap(
          '[',
          value.map((item) => inspect(item, depth + 1)),
          ']',
          depth,
        );
  if (value instanceof JsObject) {
    if (value.kind === 'Error') return toText(value.props.get('stack') ?? toText(value));
    if (value.kind === 'Date') return new Date(Number(value.props.get('time'))).toISOString();
    if (depth > 2) return '[Object]';
    const rows = [...value.props].map(([key, item]) => `${keyText(key)}: ${inspect(item, depth + 1)}`);
    return (value.kind === 'Object' ? '' : `${value.kind} `) + wrap('{', rows, '}', depth);
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function wrap(open: string, items: readonly string[], close: string, depth: number): string {
  if (items.length === 0) return open + close;
  const line = `${open} ${items.join(', ')} ${close}`;
  if (line.length + depth * 2 <= 76 && !line.includes('\n')) return line;
  const pad = '  '.repeat(depth + 1);
  return `${open}\n${items.map((item) => pad + item).join(',\n')}\n${'  '.repeat(depth)}${close}`;
}

/** util.format: what console.log prints. */
export function format(args: readonly Value[]): string {
  const rest = [...args];
  let out = '';
  if (typeof rest[0] === 'string' && rest.length > 1)
    out = String(rest.shift()).replace(/%[sdijoO%]/g, (mark) => {
      if (mark === '%%') return '%';
      if (rest.length === 0) return mark;
      const value = rest.shift();
      return mark === '%s'
        ? typeof value === 'string'
          ? value
          : inspect(value)
        : mark === '%d' || mark === '%i'
          ? String(Number(value))
          : inspect(value);
    });
  else if (rest.length > 0) out = typeof rest[0] === 'string' ? String(rest.shift()) : inspect(rest.shift());
  return [out, ...rest.map((value) => (typeof value === 'string' ? value : inspect(value)))].join(' ');
}
