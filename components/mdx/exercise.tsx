import { Workbench } from '@/components/workbench/workbench';
import { showExercise } from '@/content/exercise';
import { findExercise, taskOf } from '@/content/exercises';
import { forms } from '@/content/forms';
import styles from './exercise.module.css';

// The scored exercise `lesson/name`, with its task.
export function Exercise({ id }: { id: string }) {
  const exercise = findExercise(id);
  if (!exercise) throw new Error(`<Exercise>: there is no exercise ${id}`);
  const Task = taskOf(exercise);
  return (
    <section className={styles.exercise} data-wide aria-labelledby={`exercise-${exercise.name}`}>
      <h2 className={styles.title} id={`exercise-${exercise.name}`}>
        <span>
          Exercise <small>{forms[exercise.form]}</small>
        </span>{' '}
        {exercise.title}
      </h2>
      <div className={styles.task}>{Task && <Task />}</div>
      <Workbench exercise={showExercise(exercise)} />
    </section>
  );
}
