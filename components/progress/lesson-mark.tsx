'use client';

export function LessonMark(_: { slug: string }) {
  return null;
}
