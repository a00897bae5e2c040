import type { Tool } from '../command';
import { awk } from './awk';
import { cmp, diff } from './diff';
import { find } from './find';
import { egrep, fgrep, grep } from './grep';
import { gunzip, gzip, zcat } from './gzip';
import { jq } from './jq';
import { less, more } from './less';
import { sed } from './sed';
import { tar } from './tar';
import { xargs } from './xargs';

/** Tools over text and trees, each from a Debian package of its own. */
export const text: Readonly<Record<string, Tool>> = {
  awk,
  cmp,
  diff,
  egrep,
  fgrep,
  find,
  grep,
  gunzip,
  gzip,
  jq,
  less,
  mawk: awk,
  more,
  sed,
  tar,
  xargs,
  zcat,
};
