import { isException } from './exceptions';
import {
  type Py,
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyFunction,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PyTuple,
  PyView,
} from './values';

/** str() */
export function str(value: Py): string {
  if (typeof value === 'string') return value;
  if (value instanceof PyObject && isException(value)) return exceptionText(value);
  return repr(value);
}

export function exceptionText(value: PyObject): string {
  const args = value.attributes.get('args');
  const items = args instanceof PyTuple ? args.items : [];
  const errno = value.attributes.get('errno');
  if (typeof errno === 'number') {
    const file = value.attributes.get('filename');
    return `[Errno ${errno}] ${str(value.attributes.get('strerror') ?? null)}${file == null ? '' : `: ${repr(file)}`}`;
  }
  if (items.length === 0) return '';
  if (items.length > 1) return repr(new PyTuple(items));
  return value.type.name === 'KeyError' ? repr(items[0] ?? null) : str(items[0] ?? null);
}

/** repr() */
export function repr(value: Py): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString();
  if (typeof value === 'string') return quoted(value);
  if (value instanceof PyFloat) return floatText(value.value);
  if (value instanceof PyBytes) return `b${quoted(value.text, true)}`;
  if (value instanceof PyList) return `[${value.items.map(repr).join(', ')}]`;
  if (value instanceof PyTuple) return `(${value.items.map(repr).join(', ')}${value.items.length === 1 ? ',' : ''})`;
  if (value instanceof PyView) return `dict_${value.of}([${value.items.map(repr).join(', ')}])`;
  if (value instanceof PySet)
    return value.entries.size === 0 ? 'set()' : `{${[...value.entries.values()].map(repr).join(', ')}}`;
  if (value instanceof PyDict)
    return `{${[...value.entries.values()].map(([k, v]) => `${repr(k)}: ${repr(v)}`).join(', ')}}`;
  if (value instanceof PyFunction) return `<function ${value.name} at 0x7f2c5d1a3ec0>`;
  if (value instanceof PyNative) return `<built-in function ${value.name}>`;
  if (value instanceof PyClass) return `<class '${value.name}'>`;
  if (isException(value)) {
    const args = value.attributes.get('args');
    const inner = args instanceof PyTuple ? repr(args).replace(/,\)$/, ')') : '()';
    return `${value.type.name}${inner}`;
  }
  const shown = value.attributes.get('__repr__');
  if (typeof shown === 'string') return shown;
  if (value.type.name === 'module') return `<module '${str(value.attributes.get('__name__') ?? '')}' (built-in)>`;
  return `<${value.type.name} object at 0x7f2c5d1b4a50>`;
}

export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = String(value);
  if (/e/.test(text)) return text.replace(/e([+-])(\d)$/, 'e$10$2');
  if (Math.abs(value) >= 1e16) return value.toExponential().replace(/e\+(\d)$/, 'e+0$1');
  if (value !== 0 && Math.abs(value) < 1e-4) return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
  return Number.isInteger(value) ? `${text}.0` : text;
}

function quoted(text: string, bytes = false): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = [...text]
    .map((char) => {
      if (char === '\\') return '\\\\';
      if (char === quote) return `\\${quote}`;
      if (char === '\n') return '\\n';
      if (char === '\r') return '\\r';
      if (char === '\t') return '\\t';
      const code = char.codePointAt(0) ?? 0;
      if (code < 32 || code === 127 || (bytes && code > 127)) return `\\x${code.toString(16).padStart(2, '0')}`;
      return char;
    })
    .join('');
  return quote + body + quote;
}
