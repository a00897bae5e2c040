import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CheatSheet } from '@/components/cheat-sheet/cheat-sheet';
import { Page } from '@/components/site/page';
import { PrintButton } from '@/components/site/print-button';
import { findLesson, lessons } from '@/content/lessons';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = () => lessons.map(({ slug }) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = findLesson((await params).slug);
  return lesson ? { title: `${lesson.title}: cheat sheet`, description: `In short: ${lesson.description}` } : {};
}

export default async function CheatSheetPage({ params }: Props) {
  const lesson = findLesson((await params).slug);
  if (!lesson) notFound();
  return (
    <Page title="Cheat sheet" lead={<Link href="/cheat-sheets/">All of them on one page</Link>}>
      <PrintButton />
      <CheatSheet lesson={lesson} />
    </Page>
  );
}
