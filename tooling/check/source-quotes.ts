import { existsSync, readFileSync } from 'node:fs';
import { sourceRegion } from '@/components/mdx/source-region';
import { attributeOf, type Check, nodesOf, placeOf } from './lesson-source';

// Each <SourceQuote> names a file of the simulator and a region that stands in it.
export const sourceQuotes: Check = (lesson) =>
  nodesOf(lesson.tree)
    .filter(({ name }) => name === 'SourceQuote')
    .flatMap((node) => {
      const problem = unquotable(`simulator/${attributeOf(node, 'file')}`, attributeOf(node, 'region') ?? '');
      return problem ? [`${placeOf(lesson, node)}: ${problem}`] : [];
    });

function unquotable(file: string, region: string): string | undefined {
  if (!existsSync(file)) return `there is no ${file}`;
  try {
    sourceRegion(file, readFileSync(file, 'utf8'), region);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
