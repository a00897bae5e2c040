/** ms since 1970 as the API writes times: whole seconds. */
export const timestamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

/** ms since 1970 */
export const timeOf = (text: string | null | undefined): number => (text ? Date.parse(text) : 0);
