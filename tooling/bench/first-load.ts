import { gzippedKB, lessonPages, moduleScripts } from './exported-page';
import { type Figure, figure } from './figure';

// Async so that every measure has one shape.
export async function firstLoad(): Promise<Figure[]> {
  return lessonPages().map(({ slug, html }) =>
    figure(`first-load JS of ${slug}, gzip`, gzippedKB(moduleScripts(html)), 'KB', 145),
  );
}
