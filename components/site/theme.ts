export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const themeKey = 'pid-one:theme';

export const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

// Runs as an inline script in <head>: keep it self-contained.
export const applyStoredTheme = `try{var t=localStorage.getItem('${themeKey}');if(/^(light|dark|contrast)$/.test(t))document.documentElement.dataset.theme=t}catch{}`;
