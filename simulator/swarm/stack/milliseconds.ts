import { parseDuration } from '../../cli/go-duration';
import type { Json } from '../../compose/file/json';

/** A duration of the file; undefined where there is none. */
export const ms = (value: Json | undefined): number | undefined =>
  value === undefined || value === '' ? undefined : parseDuration(String(value));
