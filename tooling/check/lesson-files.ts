import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The files that a lesson puts into its terminal: content/lessons/SLUG/files, path → text. */
export function lessonFiles(slug: string): Record<string, string> {
  const folder = `content/lessons/${slug}/files`;
  if (!existsSync(folder)) return {};
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`;
    files[path.slice(folder.length + 1)] = readFileSync(path, 'utf8');
  }
  return files;
}
