import type { ReactNode } from 'react';
import { TermTip } from '@/components/glossary/term-tip';
import { findTerm } from '@/content/glossary';

// A word of the glossary in the text: its definition on hover and focus, a link to the page of all terms.
export function Term({ id, children }: { id: string; children: ReactNode }) {
  const term = findTerm(id);
  if (!term) throw new Error(`<Term>: content/glossary/terms.yaml has no ${id}`);
  return (
    <TermTip id={id} means={term.means}>
      {children}
    </TermTip>
  );
}
