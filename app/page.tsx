import { CourseMap } from '@/components/site/course-map';
import { Hero } from '@/components/site/hero';
import { Promises } from '@/components/site/promises';
import { AssignedNoteLater } from '@/components/team/later';
import { findLesson } from '@/content/lessons';

export default function HomePage() {
  return (
    <>
      <Hero />
      <AssignedNoteLater />
      <Promises />
      <CourseMap find={findLesson} />
    </>
  );
}
