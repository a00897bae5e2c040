import { formatDuration, parseDuration } from './go-duration';
import { quote } from './go-quote';
import { parseBool, parseFloat64, parseInteger, parseUnsigned } from './go-strconv';
import { parseBytes } from './human';

/** What is said about a flag besides its type; `completes` names the kind of thing its value is. */
export interface FlagText {
  readonly usage?: string;
  readonly short?: string;
  readonly hidden?: boolean;
  /** What to do instead: the flag works, is not shown, and warns. */
  readonly deprecated?: string;
  /** The same for the one-letter form alone. */
  readonly shortDeprecated?: string;
  /** The value when none is written (pflag's NoOptDefVal). */
  readonly bare?: string;
  /** The type name in the help text. */
  readonly type?: string;
  /** The text in `(default …)`, when it is not the one that follows from the type. */
  readonly shown?: string;
  readonly completes?: string;
}

export interface Flag<T> extends FlagText {
  readonly type: string;
  readonly initial: T;
  /** The new value after one more occurrence; throws an error whose message says why the text is not one. */
  set(current: T, text: string): T;
}

type Text<T> = FlagText & { readonly initial?: T };

const flag = <T>(
  type: string,
  initial: T,
  shown: string,
  text: FlagText,
  set: (current: T, text: string) => T,
): Flag<T> => ({
  type,
  ...(shown === '' ? {} : { shown }),
  ...text,
  initial,
  set,
});

const unless = <T>(value: T, zero: T): string => (value === zero ? '' : String(value));

export const bool = ({ initial = false, ...text }: Text<boolean> = {}) =>
  flag('', initial, unless(initial, false), { bare: 'true', ...text }, (_, value) => parseBool(value));

export const string = ({ initial = '', ...text }: Text<string> = {}) =>
  flag('string', initial, initial === '' ? '' : quote(initial), text, (_, value) => value);

export const int = ({ initial = 0, ...text }: Text<number> = {}) =>
  flag('int', initial, unless(initial, 0), text, (_, value) => parseInteger(value));

export const uint = ({ initial = 0, bits = 64, ...text }: Text<number> & { readonly bits?: number } = {}) =>
  flag('uint', initial, unless(initial, 0), text, (_, value) => parseUnsigned(value, bits));

export const float = ({ initial = 0, ...text }: Text<number> = {}) =>
  flag('float', initial, unless(initial, 0), text, (_, value) => parseFloat64(value));

/** `-vvv` counts to 3. */
export const count = (text: FlagText = {}) =>
  flag('count', 0, '', { bare: '+1', ...text }, (current, value) =>
    value === '+1' ? current + 1 : parseInteger(value),
  );

/** Milliseconds. */
export const duration = ({ initial = 0, ...text }: Text<number> = {}) =>
  flag('duration', initial, initial === 0 ? '' : formatDuration(initial), text, (_, value) => parseDuration(value));

/** Bytes, from `512m` and the like. */
export const bytes = ({ initial = 0, ...text }: Text<number> = {}) =>
  flag('bytes', initial, unless(initial, 0), text, (_, value) => parseBytes(value));

/** One value per occurrence; `check` returns what is kept of it, or throws. */
export const list = ({
  check = (value) => value,
  ...text
}: FlagText & { readonly check?: (value: string) => string } = {}) =>
  flag<readonly string[]>('list', [], '', text, (current, value) => [...current, check(value)]);

/** Occurrences may hold several values with commas between. */
export const strings = ({ initial = [], ...text }: Text<readonly string[]> = {}) =>
  flag<readonly string[]>(
    'strings',
    initial,
    initial.length > 0 ? `[${initial.join(',')}]` : '',
    text,
    (current, value) => [...(current === initial ? [] : current), ...(value === '' ? [] : value.split(','))],
  );

/** A decimal number of at most nine places, as `--cpus` takes it. */
export const decimal = (text: FlagText = {}) =>
  flag('decimal', 0, '', text, (_, value) => {
    if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$|^[+-]?\d+\/[1-9]\d*$/.test(value)) {
      throw new RangeError(`failed to parse ${value} as a rational number`);
    }
    const [top = '', bottom = '1'] = value.split('/');
    const number = Number(top) / Number(bottom);
    if (/\.\d{10}/.test(top)) throw new RangeError('value is too precise');
    return number;
  });
