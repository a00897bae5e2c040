import type { Metadata } from 'next';
import { Glossary } from '@/components/glossary/glossary';
import { Page } from '@/components/site/page';
import { terms } from '@/content/glossary';
import { findListed } from '@/content/lesson-list';

export const metadata: Metadata = {
  title: 'Glossary',
  description:
    'What the words of the course mean: PID 1, zombie, exec form, grace period and the others, with sources.',
};

export default function GlossaryPage() {
  return (
    <Page title="Glossary" lead="The words of the course, each in a sentence or two, and where it is taught.">
      <Glossary terms={terms} titleOf={(slug) => findListed(slug)?.title} />
    </Page>
  );
}
