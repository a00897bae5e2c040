/** Whether a path is one of `patterns`: `*` stands for anything within a name, a trailing slash for all below. */
export const matchesPath = (path: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => asExpression(pattern).test(path));

const asExpression = (pattern: string): RegExp => {
  const text = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(text.endsWith('/') ? `^${text}` : `^${text}$`);
};
