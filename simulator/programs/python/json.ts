import { decodeUtf8 } from '../../bytes';
import { lookUp } from './attributes';
import { raise } from './exceptions';
import { floatText, str } from './show';
import {
  type Keywords,
  moduleOf,
  type Py,
  PyBytes,
  PyDict,
  PyFloat,
  PyList,
  PyNative,
  type PyObject,
  PyTuple,
  typeName,
} from './values';

/** Keeps the difference of 1 and 1.0, which the host's own parser does not. */
class Reader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }
  whole(): Py {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#fail('Extra data');
    return value;
  }
  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
  #fail(message: string): never {
    const before = this.#text.slice(0, this.#at);
    const line = before.split('\n').length;
    const column = this.#at - before.lastIndexOf('\n');
    throw raise('JSONDecodeError', `${message}: line ${line} column ${column} (char ${this.#at})`);
  }
  #value(): Py {
    this.#space();
    const rest = this.#text.slice(this.#at, this.#at + 400_000);
    const string = /^"(?:[^"\\\n]|\\.)*"/.exec(rest);
    if (string) {
      this.#at += string[0].length;
      return JSON.parse(string[0]) as string;
    }
    const number = /^-?\d+(\.\d+)?([eE][-+]?\d+)?/.exec(rest);
    if (number) {
      this.#at += number[0].length;
      return number[1] || number[2] ? new PyFloat(Number(number[0])) : Number(number[0]);
    }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (rest.startsWith(word)) {
        this.#at += word.length;
        return value;
      }
    if (rest.startsWith('[')) return this.#list();
    if (rest.startsWith('{')) return this.#dict();
    return this.#fail('Expecting value');
  }
  #list(): Py {
    const items: Py[] = [];
    this.#at += 1;
    this.#space();
    if (this.#eat(']')) return new PyList(items);
    for (;;) {
      items.push(this.#value());
      this.#space();
      if (this.#eat(']')) return new PyList(items);
      if (!this.#eat(',')) this.#fail("Expecting ',' delimiter");
    }
  }
  #dict(): Py {
    const made = new PyDict();
    this.#at += 1;
    this.#space();
    if (this.#eat('}')) return made;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') this.#fail('Expecting property name enclosed in double quotes');
      const key = this.#value();
      this.#space();
      if (!this.#eat(':')) this.#fail("Expecting ':' delimiter");
      made.set(key, this.#value());
      this.#space();
      if (this.#eat('}')) return made;
      if (!this.#eat(',')) this.#fail("Expecting ',' delimiter");
    }
  }
  #eat(char: string): boolean {
    if (this.#text[this.#at] !== char) return false;
    this.#at += 1;
    return true;
  }
}

function write(value: Py, indent: number | undefined, depth: number): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (typeof value === 'string')
    return JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  if (value instanceof PyFloat) return floatText(value.value).replace('inf', 'Infinity').replace('nan', 'NaN');
  const isList = value instanceof PyList || value instanceof PyTuple;
  if (!isList && !(value instanceof PyDict))
    throw raise('TypeError', `Object of type ${typeName(value)} is not JSON serializable`);
  const parts = isList
    ? value.items.map((item) => write(item, indent, depth + 1))
    : [...value.entries.values()].map(
        ([key, item]) => `${JSON.stringify(str(key))}: ${write(item, indent, depth + 1)}`,
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (indent === undefined) return open + parts.join(', ') + close;
  const pad = ' '.repeat(indent * (depth + 1));
  return `${open}\n${parts.map((part) => pad + part).join(',\n')}\n${' '.repeat(indent * depth)}${close}`;
}

const dumps = (value: Py, keywords: Keywords): string => {
  const indent = keywords.get('indent');
  return write(value, indent == null ? undefined : Number(indent), 0);
};

export const json: PyObject = moduleOf('json', {
  loads: new PyNative('loads', function* (_, [text = '']) {
    return new Reader(text instanceof PyBytes ? decodeUtf8(text.text) : str(text)).whole();
  }),
  load: new PyNative('load', function* (rt, [file = null]) {
    const text = yield* rt.interpreter.call(lookUp(file, 'read') ?? null, []);
    return new Reader(text instanceof PyBytes ? decodeUtf8(text.text) : str(text)).whole();
  }),
  dumps: new PyNative('dumps', function* (_, [value = null], keywords) {
    return dumps(value, keywords);
  }),
  dump: new PyNative('dump', function* (rt, [value = null, file = null], keywords) {
    yield* rt.interpreter.call(lookUp(file, 'write') ?? null, [dumps(value, keywords)]);
    return null;
  }),
});
