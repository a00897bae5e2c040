import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LessonFrame } from '@/components/site/lesson-frame';
import { findLesson, lessons, neighbours } from '@/content/lessons';

type Props = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = () => lessons.map(({ slug }) => ({ slug }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = findLesson((await params).slug);
  return lesson ? { title: lesson.title, description: lesson.description } : {};
}

export default async function LessonPage({ params }: Props) {
  const { slug } = await params;
  const lesson = findLesson(slug);
  if (!lesson) notFound();
  return <LessonFrame lesson={lesson} {...neighbours(slug)} />;
}
