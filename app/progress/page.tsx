import type { Metadata } from 'next';
import { ProgressPanelLater } from '@/components/progress/later';
import { Page } from '@/components/site/page';
import { AssignedLater, HandInLater } from '@/components/team/later';
import { lessonFacts } from '@/content/lesson-facts';

export const metadata: Metadata = {
  title: 'Your progress',
  description: 'What this browser remembers of your work in PID One: take it with you as a file, or delete it.',
};

export default function ProgressPage() {
  const lessons = lessonFacts();
  return (
    <Page
      title="Your progress"
      lead="What you read, predict and write is kept in this browser and nowhere else. Take it to another browser as a file."
    >
      <AssignedLater lessons={lessons} />
      <ProgressPanelLater lessons={lessons} />
      <h2 id="hand-in">Hand in a report</h2>
      <HandInLater lessons={lessons} />
    </Page>
  );
}
