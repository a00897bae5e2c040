import type { Files } from './exercise';

// The second pattern is for dot files, which `*` leaves out.
const texts = import.meta.glob<{ default: string }>(['./lessons/*/files/**/*', './lessons/*/files/**/.*'], {
  query: '?raw',
  eager: true,
});

/** The files that a lesson puts into its terminal's working folder, path → text. */
export function lessonFiles(slug: string): Files {
  const folder = `./lessons/${slug}/files/`;
  const inside = Object.entries(texts).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(inside.map(([path, { default: text }]) => [path.slice(folder.length), text]));
}
