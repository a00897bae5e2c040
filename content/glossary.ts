import { readTerms, type Term } from './term';

const [source] = Object.values(
  import.meta.glob<{ default: string }>('./glossary/terms.yaml', { query: '?raw', eager: true }),
);

export const terms: Term[] = readTerms('content/glossary/terms.yaml', source?.default ?? '');

export const findTerm = (id: string): Term | undefined => terms.find((term) => term.id === id);
