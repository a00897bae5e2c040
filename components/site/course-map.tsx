import Link from 'next/link';
import { LessonMark } from '@/components/progress/lesson-mark';
import { type CourseLesson, course } from '@/content/course';
import styles from './course-map.module.css';

type Written = { minutes: number };

export function CourseMap({ find }: { find: (slug: string) => Written | undefined }) {
  return (
    <section className={styles.map} id="course" aria-labelledby="course-title">
      <h2 id="course-title">The course</h2>
      {course.map((part, index) => (
        <section key={part.title} className={styles.part} aria-labelledby={`part-${index + 1}`}>
          <div className={styles.about}>
            <p className={styles.number}>Part {index + 1}</p>
            <h3 id={`part-${index + 1}`}>{part.title}</h3>
            <p>{part.summary}</p>
          </div>
          <ol className={styles.lessons}>
            {part.lessons.map((lesson) => (
              <Row key={lesson.slug} lesson={lesson} written={find(lesson.slug)} />
            ))}
          </ol>
        </section>
      ))}
    </section>
  );
}

function Row({ lesson, written }: { lesson: CourseLesson; written: Written | undefined }) {
  return (
    <li className={styles.row}>
      <div>
        <h4>{written ? <Link href={`/lessons/${lesson.slug}/`}>{lesson.title}</Link> : lesson.title}</h4>
        <p>{lesson.summary}</p>
      </div>
      <p className={styles.state}>
        {written ? (
          <>
            <LessonMark slug={lesson.slug} /> {written.minutes} minutes
          </>
        ) : (
          'Coming'
        )}
      </p>
    </li>
  );
}
