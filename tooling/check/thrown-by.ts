/** What a reader of a file finds wrong with it, a line each. */
export function thrownBy(read: () => unknown): string[] {
  try {
    read();
    return [];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n');
  }
}
