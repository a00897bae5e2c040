import Link from 'next/link';
import styles from './hero.module.css';
import { TryIt } from './try-it';

export function Hero() {
  return (
    <section className={styles.hero} aria-labelledby="promise">
      <div className={styles.promise}>
        <h1 id="promise">One container, one process.</h1>
        <p className={styles.lead}>
          Your container takes ten seconds to stop, hides its crashes and keeps its zombies. Find out why at a terminal,
          mend the Dockerfile, and have it judged by what it does when it is stopped, killed and scaled.
        </p>
        <p className={styles.actions}>
          <Link className={styles.start} href="/lessons/pid-1/">
            Start the first lesson
          </Link>
          <Link href="#course">See the whole course</Link>
        </p>
      </div>
      <TryIt />
    </section>
  );
}
