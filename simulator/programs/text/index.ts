import type { Tool } from '../command';
import { awk } from './awk';
import { egrep, fgrep, grep } from './grep';
import { sed } from './sed';

/** Tools over text and trees, each from a Debian package of its own. */
export const text: Readonly<Record<string, Tool>> = { awk, egrep, fgrep, grep, mawk: awk, sed };
