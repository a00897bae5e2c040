import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/site/page';
import { AssignFormLater } from '@/components/team/later';
import { course } from '@/content/course';
import { findListed } from '@/content/lesson-list';

export const metadata: Metadata = {
  title: 'Assign lessons',
  description:
    'Choose lessons and a day, and send one link. No account and no server: what comes back is a report by link or file.',
};

const parts = course
  .map(({ title, lessons }) => ({
    title,
    lessons: lessons.flatMap(({ slug }) => {
      const lesson = findListed(slug);
      return lesson ? [{ slug, title: lesson.title, minutes: lesson.minutes }] : [];
    }),
  }))
  .filter(({ lessons }) => lessons.length > 0);

export default function AssignPage() {
  return (
    <Page
      title="Assign lessons"
      lead={
        <>
          Choose lessons and a day, and send the link. Whoever opens it finds the assignment beside their progress, and
          hands a report back to you. <Link href="/reports/">Read reports</Link>
        </>
      }
    >
      <AssignFormLater parts={parts} />
    </Page>
  );
}
