import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StageLater } from '@/components/presenter/later';
import { shownSlides } from '@/components/presenter/shown-slides';
import { lessonFiles } from '@/content/lesson-files';
import { findLesson, lessons } from '@/content/lessons';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = () => lessons.map(({ slug }) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = findLesson((await params).slug);
  return lesson ? { title: `${lesson.title}, slides`, description: `As slides: ${lesson.description}` } : {};
}

export default async function PresentPage({ params }: Props) {
  const lesson = findLesson((await params).slug);
  if (!lesson) notFound();
  const slides = shownSlides(lesson).map(({ title, body }) => ({ title, body }));
  return <StageLater lesson={lesson.slug} title={lesson.title} slides={slides} files={lessonFiles(lesson.slug)} />;
}
