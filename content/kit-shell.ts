import type { Shell } from '@/grading/kit/parts';

const texts = import.meta.glob<{ default: string }>('../grading/kit/shell/**/*.sh', { query: '?raw', eager: true });

/** The shell files that a kit's verify.sh is made of. */
export const kitShell: Shell = Object.fromEntries(
  Object.entries(texts).map(([path, { default: text }]) => [
    path.replace('../grading/kit/shell/', '').replace(/\.sh$/, ''),
    text,
  ]),
);
