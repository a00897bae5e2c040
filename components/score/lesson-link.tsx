'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { basePath } from '@/components/site/base-path';

type Titles = Readonly<Record<string, string>>;

let asked: Promise<Titles> | undefined;

const titlesOfLessons = (): Promise<Titles> => {
  asked ??= fetch(`${basePath}/lessons.json`).then(
    (answer) => (answer.ok ? (answer.json() as Promise<Titles>) : {}),
    () => ({}),
  );
  return asked;
};

/** To the lesson that explains the mechanism, once it is written. */
export function LessonLink({ slug }: { slug: string }) {
  const [title, setTitle] = useState<string>();
  useEffect(() => {
    let gone = false;
    titlesOfLessons().then((titles) => gone || setTitle(titles[slug]));
    return () => {
      gone = true;
    };
  }, [slug]);
  if (title === undefined) return null;
  return (
    <p>
      Explained in <Link href={`/lessons/${slug}/`}>{title}</Link>.
    </p>
  );
}
