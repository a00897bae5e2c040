'use client';

import { useEffect, useState } from 'react';
import { isTheme, type Theme, themeKey, themes } from './theme';
import styles from './theme-chooser.module.css';

const labels: Record<Theme, string> = {
  system: 'Auto',
  light: 'Light',
  dark: 'Dark',
  contrast: 'Contrast',
};

function apply(theme: Theme) {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is off: the choice lasts for this page.
  }
}

export function ThemeChooser() {
  const [theme, setTheme] = useState<Theme>('system');

  useEffect(() => {
    const chosen = document.documentElement.dataset['theme'];
    if (isTheme(chosen)) setTheme(chosen);
  }, []);

  return (
    <label className={styles.chooser}>
      <span className="visually-hidden">Colours</span>
      <select
        className={styles.select}
        value={theme}
        onChange={({ target }) => {
          if (!isTheme(target.value)) return;
          apply(target.value);
          setTheme(target.value);
        }}
      >
        {themes.map((value) => (
          <option key={value} value={value}>
            {labels[value]}
          </option>
        ))}
      </select>
    </label>
  );
}
