import { filesUnder } from './files-under';

/** The files that a lesson puts into its terminal: content/lessons/SLUG/files, path → text. */
export const lessonFiles = (slug: string): Record<string, string> => filesUnder(`content/lessons/${slug}/files`);
