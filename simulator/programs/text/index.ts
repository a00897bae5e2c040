import type { Tool } from '../command';
import { awk } from './awk';
import { find } from './find';
import { egrep, fgrep, grep } from './grep';
import { sed } from './sed';
import { xargs } from './xargs';

/** Tools over text and trees, each from a Debian package of its own. */
export const text: Readonly<Record<string, Tool>> = { awk, egrep, fgrep, find, grep, mawk: awk, sed, xargs };
