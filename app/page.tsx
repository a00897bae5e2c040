import { CourseMap } from '@/components/site/course-map';
import { Hero } from '@/components/site/hero';
import { Promises } from '@/components/site/promises';
import { findLesson } from '@/content/lessons';

export default function HomePage() {
  return (
    <>
      <Hero />
      <Promises />
      <CourseMap find={findLesson} />
    </>
  );
}
