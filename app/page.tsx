import { CourseMap } from '@/components/site/course-map';
import { Hero } from '@/components/site/hero';
import { Promises } from '@/components/site/promises';
import { AssignedNoteLater } from '@/components/team/later';
import { findListed } from '@/content/lesson-list';

export default function HomePage() {
  return (
    <>
      <Hero />
      <AssignedNoteLater />
      <Promises />
      <CourseMap find={findListed} />
    </>
  );
}
