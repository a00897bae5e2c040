import type { Metadata } from 'next';
import Link from 'next/link';
import { CheatSheet } from '@/components/cheat-sheet/cheat-sheet';
import { Page } from '@/components/site/page';
import { PrintButton } from '@/components/site/print-button';
import { lessons } from '@/content/lessons';

export const metadata: Metadata = {
  title: 'Cheat sheets',
  description:
    'Every lesson on a page to keep: the line to take away, what is not true, when to and when not to. Made to be printed.',
};

export default function CheatSheetsPage() {
  return (
    <Page
      title="Cheat sheets"
      lead={
        <>
          Every lesson in short, to look up and to print. What the words mean is in the{' '}
          <Link href="/glossary/">glossary</Link>.
        </>
      }
    >
      <PrintButton />
      {lessons.map((lesson) => (
        <CheatSheet key={lesson.slug} lesson={lesson} />
      ))}
    </Page>
  );
}
