/** A value of a Compose file. */
export type Json = string | number | boolean | null | Json[] | JsonMap;
export interface JsonMap {
  [key: string]: Json;
}

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asMap = (value: Json | undefined): JsonMap => (isMap(value) ? value : {});
export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const asNumber = (value: Json | undefined): number => Number(value ?? 0);
export const strings = (value: Json | undefined): string[] => asList(value).map(String);
/** Values as text, null as ''. */
export const stringMap = (value: Json | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(asMap(value)).map(([key, one]) => [key, one === null ? '' : String(one)]));
