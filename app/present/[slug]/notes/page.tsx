import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NotesWindowLater } from '@/components/presenter/later';
import { shownSlides } from '@/components/presenter/shown-slides';
import { findLesson, lessons } from '@/content/lessons';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = () => lessons.map(({ slug }) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = findLesson((await params).slug);
  return lesson ? { title: `${lesson.title}, notes`, description: `Speaker notes: ${lesson.description}` } : {};
}

export default async function NotesPage({ params }: Props) {
  const lesson = findLesson((await params).slug);
  if (!lesson) notFound();
  return <NotesWindowLater lesson={lesson.slug} title={lesson.title} slides={shownSlides(lesson)} />;
}
