const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UNITS: Record<string, number> = {
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
  fortnight: 1209600,
};

/** The simple forms of date -d, in UTC: @N, ISO dates and times, `Jan 2 2026`, now, today, yesterday, `2 days ago`,
    `next week`; ms since 1970, or undefined. */
export function parseDate(text: string, now: number): number | undefined {
  const at = /^\s*@(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  if (at) return Math.floor(Number(at[1]) * 1000);
  let rest = ` ${text.toLowerCase().trim()} `;
  const day = new Date(now);
  let [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  let time: number | undefined;
  let shift = 0;
  let dated = false;
  const take = (pattern: RegExp, use: (m: RegExpExecArray) => void): void => {
    const m = pattern.exec(rest);
    if (!m) return;
    rest = `${rest.slice(0, m.index)} ${rest.slice(m.index + m[0].length)}`;
    use(m);
  };
  const setDate = (y: number, m: number, d: number): void => {
    [year, month, date, dated] = [y, m, d, true];
  };
  take(/(\d{4})-(\d\d?)-(\d\d?)(?:t(?=\d))?/, (m) => setDate(Number(m[1]), Number(m[2]) - 1, Number(m[3])));
  take(/\s(\d{4})(\d\d)(\d\d)(?=\s)/, (m) => setDate(Number(m[1]), Number(m[2]) - 1, Number(m[3])));
  take(/\s(\d\d?)\/(\d\d?)\/(\d{4})(?=\s)/, (m) => setDate(Number(m[3]), Number(m[1]) - 1, Number(m[2])));
  take(/(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(am|pm)?/, (m) => {
    const hour = (Number(m[1]) % (m[5] ? 12 : 24)) + (m[5] === 'pm' ? 12 : 0);
    time = ((hour * 60 + Number(m[2])) * 60 + Number(m[3] ?? 0)) * 1000 + Math.floor(Number(`0.${m[4] ?? 0}`) * 1000);
  });
  take(/(?:\s|(?<=\d))?([-+])(\d\d):?(\d\d)(?=\s)/, (m) => {
    if (time !== undefined) shift -= (m[1] === '-' ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) * 60_000;
  });
  take(/\s?\b(?:utc|gmt|z)\b/, () => {});
  take(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?(?=\s)/, () => {});
  take(new RegExp(`\\s(\\d\\d?)\\s+(${MONTHS.join('|')})[a-z]*\\.?,?\\s+(\\d{4})(?=\\s)`), (m) =>
    setDate(Number(m[3]), MONTHS.indexOf(m[2] ?? ''), Number(m[1])),
  );
  take(new RegExp(`\\s(${MONTHS.join('|')})[a-z]*\\.?\\s+(\\d\\d?),?(?:\\s+(\\d{4}))?(?=\\s)`), (m) =>
    setDate(Number(m[3] ?? year), MONTHS.indexOf(m[1] ?? ''), Number(m[2])),
  );
  take(/\b(?:now)\b/, () => {});
  take(/\btoday\b/, () => {});
  take(/\bmidnight\b/, () => {
    time = 0;
  });
  take(/\byesterday\b/, () => {
    shift -= 86_400_000;
  });
  take(/\btomorrow\b/, () => {
    shift += 86_400_000;
  });
  let months = 0;
  for (let again = true; again; ) {
    again = false;
    take(
      /([-+]?\d+|next|last|\ba)\s*(sec|second|min|minute|hour|day|week|fortnight|month|year)s?(\s+ago)?(?=\s)/,
      (m) => {
        again = true;
        const word = m[1] ?? '';
        const count = (word === 'next' || word === 'a' ? 1 : word === 'last' ? -1 : Number(word)) * (m[3] ? -1 : 1);
        const unit = m[2] ?? '';
        if (unit === 'month' || unit === 'year') months += count * (unit === 'year' ? 12 : 1);
        else shift += count * (UNITS[unit] ?? 0) * 1000;
      },
    );
  }
  if (rest.trim() !== '') return undefined;
  if (dated && (month < 0 || month > 11 || date < 1 || date > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()))
    return undefined;
  const clock = time ?? (dated || text.trim() === '' ? 0 : now % 86_400_000);
  return Date.UTC(year, month + months, date) + clock + shift;
}
