import rehypeShikiFromHighlighter from '@shikijs/rehype/core';
import { highlighter, themes } from './highlighter.mjs';

// ```dockerfile title="Dockerfile" → data-title on the <pre>, for the block's caption.
function parseMetaString(meta) {
  const title = /title="([^"]*)"/.exec(meta)?.[1];
  return title ? { 'data-title': title } : undefined;
}

const nameLanguage = {
  pre(node) {
    node.properties['data-language'] = this.options.lang;
  },
};

export default function rehypeHighlight() {
  let transform;
  return async (tree, file) => {
    transform ??= rehypeShikiFromHighlighter(await highlighter, {
      ...themes,
      parseMetaString,
      transformers: [nameLanguage],
      defaultLanguage: 'text',
    });
    return transform(tree, file, () => {});
  };
}
