import type { Metadata } from 'next';
import { ProgressPanel } from '@/components/progress/progress-panel';
import { Page } from '@/components/site/page';
import { lessons } from '@/content/lessons';

export const metadata: Metadata = {
  title: 'Your progress',
  description: 'What this browser remembers of your work in PID One: take it with you as a file, or delete it.',
};

export default function ProgressPage() {
  return (
    <Page
      title="Your progress"
      lead="What you read, predict and write is kept in this browser and nowhere else. Take it to another browser as a file."
    >
      <ProgressPanel lessons={lessons.map(({ slug, title }) => ({ slug, title }))} />
    </Page>
  );
}
