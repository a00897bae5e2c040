/** YAML 1.1's words for true and false; all but the two of YAML 1.2 are frowned upon. */
export function readBool(text: string): boolean | undefined {
  const low = text.toLowerCase();
  if (['true', 'y', 'yes', 'on'].includes(low)) return true;
  return ['false', 'n', 'no', 'off'].includes(low) ? false : undefined;
}
