import { readYaml } from './read-yaml';
import { type LessonMeta, lessonSchema } from './schema';

/** What stands at the head of a lesson's text; throws what is wrong with it. */
export function readFrontmatter(file: string, text: string): LessonMeta {
  const [, yaml = ''] = /^---\n([\s\S]*?)\n---/.exec(text) ?? [];
  return readYaml(lessonSchema, file, `\n${yaml}`);
}
