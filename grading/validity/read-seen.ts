/** What verify.sh saw, by name. */
export type SeenByName = Readonly<Record<string, string>>;

/** Of verify.sh's output: its observations, and the engine it ran on. */
export function readSeen(output: string): SeenByName {
  const seen: Record<string, string> = {};
  for (const row of output.split('\n')) {
    const [, name, value = ''] = /^ {4}(\S+) *(.*)$/.exec(row) ?? [];
    if (name !== undefined) seen[name] = value.trim();
  }
  const engine = /on Docker Engine (\S+)/.exec(output)?.[1];
  return engine === undefined ? seen : { engine, ...seen };
}
