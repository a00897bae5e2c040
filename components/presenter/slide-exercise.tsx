import Link from 'next/link';
import { findExercise, taskOf } from '@/content/exercises';
import styles from './stage.module.css';

/** An exercise on a slide: what to do and where. It is done in the lesson, by everyone. */
export function SlideExercise({ id }: { id: string }) {
  const exercise = findExercise(id);
  if (!exercise) throw new Error(`<Exercise>: there is no exercise ${id}`);
  const Task = taskOf(exercise);
  return (
    <div className={styles.exercise}>
      <h3>{exercise.title}</h3>
      {Task && <Task />}
      <p>
        <Link href={`/lessons/${exercise.lesson}/#exercise-${exercise.name}`}>Open the exercise</Link>
      </p>
    </div>
  );
}
