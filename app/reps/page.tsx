import type { Metadata } from 'next';
import { PracticeLater } from '@/components/reps/later';
import { Page } from '@/components/site/page';
import { course } from '@/content/course';
import { recallQuestions } from '@/content/recall-questions';
import { showRep } from '@/content/rep';
import { reps } from '@/content/reps';

export const metadata: Metadata = {
  title: 'Practice',
  description:
    'One-minute questions on containers and processes. What you know comes back after a day, three days, a week, and so on.',
};

const titles = Object.fromEntries(course.flatMap((part) => part.lessons.map(({ slug, title }) => [slug, title])));

export default function RepsPage() {
  return (
    <Page
      title="Practice"
      lead="Questions of a minute each. What you know comes back after a day, three days, a week and so on; what you don’t, sooner."
    >
      <PracticeLater reps={reps.map(showRep)} cards={recallQuestions()} titles={titles} />
    </Page>
  );
}
