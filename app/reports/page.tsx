import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/site/page';
import { ReportReaderLater } from '@/components/team/later';
import { course } from '@/content/course';
import { misconceptions } from '@/grading/misconceptions/misconceptions';

export const metadata: Metadata = {
  title: 'Read reports',
  description:
    'Many learners’ reports in one table: what each solved, explained and recalled, and which beliefs to talk about.',
};

const titles = Object.fromEntries(course.flatMap((part) => part.lessons.map(({ slug, title }) => [slug, title])));
const beliefs = Object.fromEntries([...misconceptions].map(([id, { belief }]) => [id, belief]));

export default function ReportsPage() {
  return (
    <Page
      title="Read reports"
      lead={
        <>
          Reports come from learners’ progress pages, as links or files. They are read in this page and sent nowhere.{' '}
          <Link href="/assign/">Assign lessons</Link>
        </>
      }
    >
      <ReportReaderLater titles={titles} beliefs={beliefs} />
    </Page>
  );
}
