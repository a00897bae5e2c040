import Link from 'next/link';
import { SearchButton } from '@/components/search/search-button';
import styles from './header.module.css';
import { ThemeChooser } from './theme-chooser';

export function Header() {
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link className={styles.name} href="/">
          PID&nbsp;One
        </Link>
        <nav className={styles.nav} aria-label="Site">
          <Link href="/#course">Course</Link>
          <Link href="/reps/">Practice</Link>
          <Link href="/inspect/">Inspect</Link>
          <Link href="/cheat-sheets/">Reference</Link>
          <Link href="/progress/">Progress</Link>
        </nav>
        <SearchButton />
        <ThemeChooser />
      </div>
    </header>
  );
}
