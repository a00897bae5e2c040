import type { MDXComponents } from 'mdx/types';
import { Callout } from './callout';
import { CodeBlock } from './code-block';
import { HeadingTwo, HeadingThree } from './heading';

// Every word a lesson may use beside Markdown itself.
export const lessonVocabulary: MDXComponents = {
  h2: HeadingTwo,
  h3: HeadingThree,
  pre: CodeBlock,
  Callout,
};
