import styles from './try-it.module.css';

// The place of the home page's terminal: it loads when the browser is idle, never with the page.
export function TryIt() {
  return (
    <section className={styles.window} aria-label="Terminal">
      <p className={styles.prompt}>The terminal opens here.</p>
    </section>
  );
}
