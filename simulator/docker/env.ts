const nameOf = (entry: string): string => entry.split('=', 1)[0] ?? '';

/** Later entries take the place of earlier ones of the same name; one without `=` removes it. */
export function replaceOrAppendEnv(base: readonly string[], overrides: readonly string[]): string[] {
  const out = [...base];
  for (const entry of overrides) {
    const at = out.findIndex((known) => nameOf(known) === nameOf(entry));
    if (!entry.includes('=')) {
      if (at >= 0) out.splice(at, 1);
    } else if (at >= 0) out[at] = entry;
    else out.push(entry);
  }
  return out;
}

/** The image's variables, except those that the container sets itself; the container's own come first. */
export const mergeEnv = (own: readonly string[], image: readonly string[]): string[] => {
  const set = new Set(own.map(nameOf));
  return [...own, ...image.filter((entry) => !set.has(nameOf(entry)))];
};
