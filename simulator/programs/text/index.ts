import type { Tool } from '../command';
import { egrep, fgrep, grep } from './grep';
import { sed } from './sed';

/** Tools over text and trees, each from a Debian package of its own. */
export const text: Readonly<Record<string, Tool>> = { egrep, fgrep, grep, sed };
