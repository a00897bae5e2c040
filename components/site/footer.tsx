import Link from 'next/link';
import styles from './footer.module.css';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p>
          Your work stays in this browser. <Link href="/progress/">Save, move or delete it</Link>.
        </p>
        <p>
          The terminal is held against a real engine: <Link href="/fidelity/">how true it is</Link>.
        </p>
        <p>
          For teams: <Link href="/assign/">assign lessons</Link>, <Link href="/reports/">read reports</Link>.
        </p>
        <p>
          <Link href="/glossary/">Glossary</Link>
        </p>
        <p>Tested in Chromium, Debian’s and Playwright’s builds. Firefox and Safari have not been tested yet.</p>
        <p>Open source under the MIT licence.</p>
      </div>
    </footer>
  );
}
