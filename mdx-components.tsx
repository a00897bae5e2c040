import type { MDXComponents } from 'mdx/types';
import { lessonVocabulary } from '@/components/mdx/vocabulary';

export function useMDXComponents(components: MDXComponents): MDXComponents {
  return { ...components, ...lessonVocabulary };
}
