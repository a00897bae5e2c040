const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAY = 86_400_000;

const pad = (value: number, width = 2, fill = '0'): string => String(value).padStart(width, fill);

/** Days since 1 January. */
const yearDay = (t: Date): number => Math.floor((t.getTime() - Date.UTC(t.getUTCFullYear(), 0, 1)) / DAY);

/** ISO 8601 week: [year, week]. */
function isoWeek(t: Date): [number, number] {
  const thursday = new Date(t.getTime() + (3 - ((t.getUTCDay() + 6) % 7)) * DAY);
  return [thursday.getUTCFullYear(), Math.floor(yearDay(thursday) / 7) + 1];
}

function field(letter: string, t: Date): string | undefined {
  const hour = t.getUTCHours();
  switch (letter) {
    case 'Y':
      return String(t.getUTCFullYear());
    case 'C':
      return pad(Math.floor(t.getUTCFullYear() / 100));
    case 'y':
      return pad(t.getUTCFullYear() % 100);
    case 'm':
      return pad(t.getUTCMonth() + 1);
    case 'd':
      return pad(t.getUTCDate());
    case 'e':
      return pad(t.getUTCDate(), 2, ' ');
    case 'H':
      return pad(hour);
    case 'k':
      return pad(hour, 2, ' ');
    case 'I':
      return pad(hour % 12 || 12);
    case 'l':
      return pad(hour % 12 || 12, 2, ' ');
    case 'M':
      return pad(t.getUTCMinutes());
    case 'S':
      return pad(t.getUTCSeconds());
    case 'N':
      return `${pad(t.getUTCMilliseconds(), 3)}000000`;
    case 'p':
      return hour < 12 ? 'AM' : 'PM';
    case 'P':
      return hour < 12 ? 'am' : 'pm';
    case 'a':
      return DAYS[t.getUTCDay()]?.slice(0, 3);
    case 'A':
      return DAYS[t.getUTCDay()];
    case 'b':
    case 'h':
      return MONTHS[t.getUTCMonth()]?.slice(0, 3);
    case 'B':
      return MONTHS[t.getUTCMonth()];
    case 'j':
      return pad(yearDay(t) + 1, 3);
    case 'u':
      return String(t.getUTCDay() || 7);
    case 'w':
      return String(t.getUTCDay());
    case 'U':
      return pad(Math.floor((yearDay(t) + 7 - t.getUTCDay()) / 7));
    case 'V':
      return pad(isoWeek(t)[1]);
    case 'G':
      return String(isoWeek(t)[0]);
    case 's':
      return String(Math.floor(t.getTime() / 1000));
    case 'Z':
      return 'UTC';
    case 'z':
      return '+0000';
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '%':
      return '%';
    default:
      return undefined;
  }
}

const composed: Record<string, string> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  X: '%H:%M:%S',
  D: '%m/%d/%y',
  x: '%m/%d/%y',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  c: '%a %b %e %H:%M:%S %Y',
};

/** strftime(3) with GNU's flags (`%-d`, `%3N`, `%:z`); `ms` since 1970, in UTC. */
export function strftime(format: string, ms: number): string {
  const time = new Date(ms);
  return format.replace(
    /%([-_0^#]*)(\d*)(:{0,2}z|[EO]?[A-Za-z%])/g,
    (all, flags: string, width: string, letter: string) => {
      const key = letter.at(-1) ?? '';
      if (letter.startsWith(':')) return letter === ':z' ? '+00:00' : '+00:00:00';
      const inner = composed[key];
      let text = inner ? strftime(inner, ms) : field(key, time);
      if (text === undefined) return all;
      if (key === 'N')
        return width ? text.slice(0, Number(width)) : flags.includes('-') ? text.replace(/0+$/, '') : text;
      if (flags.includes('-')) text = text.replace(/^[0 ]+(?=.)/, '');
      if (flags.includes('_')) text = text.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length));
      if (flags.includes('0')) text = text.replace(/^ +/, (blanks) => '0'.repeat(blanks.length));
      if (flags.includes('^')) text = text.toUpperCase();
      return text.padStart(Number(width), /^\d/.test(text) && !flags.includes('_') ? '0' : ' ');
    },
  );
}
