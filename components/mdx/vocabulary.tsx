import type { MDXComponents } from 'mdx/types';
import { Incident } from '@/components/incident/incident';
import { Callout } from './callout';
import { CausalChain } from './causal-chain';
import { CheatLine } from './cheat-line';
import { CodeBlock } from './code-block';
import { Exercise } from './exercise';
import { HeadingThree, HeadingTwo } from './heading';
import { Predict } from './predict';
import { ProcessTree } from './process-tree';
import { Recall } from './recall';
import { Refute } from './refute';
import { SourceQuote } from './source-quote';
import { TableScroll } from './table-scroll';
import { Term } from './term';
import { TradeOff } from './trade-off';

// Every word a lesson may use beside Markdown itself.
export const lessonVocabulary: MDXComponents = {
  h2: HeadingTwo,
  h3: HeadingThree,
  pre: CodeBlock,
  table: TableScroll,
  Callout,
  CausalChain,
  CheatLine,
  Exercise,
  Incident,
  Predict,
  ProcessTree,
  Recall,
  Refute,
  SourceQuote,
  Term,
  TradeOff,
};
