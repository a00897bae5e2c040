// The lines between `// #region NAME` and its `// #endregion`, without their common indentation. Throws when it is missing.
export function sourceRegion(file: string, text: string, region: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() === `// #region ${region}`);
  if (start < 0) throw new Error(`${file} has no "// #region ${region}"`);
  const length = lines.slice(start + 1).findIndex((line) => line.trim().startsWith('// #endregion'));
  if (length < 0) throw new Error(`${file}: "// #region ${region}" has no "// #endregion"`);
  const quoted = lines.slice(start + 1, start + 1 + length);
  const indents = quoted.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const indent = indents.length > 0 ? Math.min(...indents) : 0;
  return quoted
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();
}
