import styles from './try-it.module.css';

// The place of the home page's terminal.
export function TryIt() {
  return (
    <section className={styles.window} aria-label="Terminal">
      <p className={styles.prompt}>
        <span>root@docker-host:~#</span> docker run -d --name app app
      </p>
    </section>
  );
}
