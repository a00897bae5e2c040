'use client';

export function LessonVisit(_: { slug: string }) {
  return null;
}
