import { esbuild } from './esbuild/esbuild';
import { node } from './node/node';
import { npm } from './npm/npm';
import { python3 } from './python/python3';

/** Languages and what is written in them: npm, supervisord. */
export const programs = { python3, node, npm, esbuild };
