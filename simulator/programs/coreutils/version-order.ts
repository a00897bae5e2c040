const rank = (c: string | undefined): number =>
  c === undefined || /\d/.test(c) ? 0 : c === '~' ? -1 : /[A-Za-z]/.test(c) ? c.charCodeAt(0) : c.charCodeAt(0) + 256;

/** GNU and Debian version order: runs of digits by value, letters before the rest, `~` before the end. */
export function compareVersions(a: string, b: string): number {
  const [as, bs] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(as.length, bs.length); i++) {
    const [x = '', y = ''] = [as[i], bs[i]];
    if (i % 2) {
      const difference = Number(x || 0) - Number(y || 0);
      if (difference) return Math.sign(difference);
      continue;
    }
    for (let k = 0; k < Math.max(x.length, y.length); k++) {
      const difference = rank(x[k]) - rank(y[k]);
      if (difference) return Math.sign(difference);
    }
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Text, digits, text, digits … */
const parts = (text: string): string[] => text.split(/(\d+)/);
