import { isPair, isScalar, parseDocument, visit } from 'yaml';
import { keep, type Prose, type Range } from './prose';

/** Keys of our YAML files under which words stand; under all others it is code, a name, or a number. */
const WORDED = new Set(
  'title description text hints because pager where why next ask answer not means name also'.split(' '),
);

/** Ranges of the words in a YAML text that begins at `offset` of its file. */
export function yamlRanges(text: string, offset = 0): Range[] {
  const ranges: Range[] = [];
  visit(parseDocument(text), {
    Scalar(key, node, path) {
      const pair = path.findLast(isPair);
      const under = isScalar(pair?.key) ? String(pair.key.value) : '';
      const [from, to] = node.range ?? [0, 0];
      if (key !== 'key' && WORDED.has(under) && typeof node.value === 'string')
        ranges.push([offset + from, offset + to]);
    },
  });
  return ranges;
}

export const fromYaml = (file: string, text: string): Prose => keep(file, text, yamlRanges(text));
