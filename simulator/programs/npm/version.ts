// Semantic versions and the ranges of a package.json: exact, ^, ~, *, x, latest, >=.

const parts = (version: string): number[] => version.split('.').map(Number);

export function compare(a: string, b: string): number {
  const [left, right] = [parts(a), parts(b)];
  for (const i of [0, 1, 2]) if (left[i] !== right[i]) return (left[i] ?? 0) - (right[i] ?? 0);
  return 0;
}

export function satisfies(version: string, range: string): boolean {
  const text = range.trim();
  if (/^(latest|\*|x|)$/.test(text)) return true;
  const [, how = '', major = '', minor, patch] =
    /^(\^|~|>=|=|v)?\s*(\d+)(?:\.(\d+|x|\*))?(?:\.(\d+|x|\*))?$/.exec(text) ?? [];
  if (major === '') return false;
  const given = [major, minor, patch].map((one) => (one === undefined || /[x*]/.test(one) ? undefined : Number(one)));
  const floor = given.map((one) => one ?? 0);
  if (how === '>=') return compare(version, floor.join('.')) >= 0;
  const fixed = given.filter((one) => one !== undefined).length;
  // How many leading numbers have to stay.
  const firm =
    how === '^'
      ? Math.min(Math.max(floor.findIndex((one) => one > 0) + 1, 1), fixed)
      : how === '~'
        ? Math.min(2, fixed)
        : fixed;
  const own = parts(version);
  return floor.slice(0, firm).every((one, i) => own[i] === one) && compare(version, floor.join('.')) >= 0;
}

/** The newest that fits. */
export const newest = (versions: readonly string[], range: string): string | undefined =>
  versions
    .filter((one) => satisfies(one, range))
    .sort(compare)
    .at(-1);
