// One Shiki highlighter for the whole build; @shikijs/rehype alone makes one per MDX file.
import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

const languages = ['docker', 'bash', 'shellsession', 'ini', 'systemd', 'yaml', 'json', 'javascript', 'typescript'];
const more = ['c', 'diff', 'nginx', 'python'];

export const highlighter = createHighlighterCore({
  themes: [import('shiki/themes/github-light-default.mjs'), import('shiki/themes/github-dark-default.mjs')],
  langs: [...languages, ...more].map((language) => import(`shiki/langs/${language}.mjs`)),
  langAlias: { dockerfile: 'docker', console: 'shellsession', sh: 'bash' },
  engine: createJavaScriptRegexEngine(),
});

// The themes' comment greys are raised to 4.5:1 on the site's code background.
/** @type {{ themes: Record<'light' | 'dark', string>, defaultColor: false, colorReplacements: Record<string, Record<string, string>> }} */
export const themes = {
  themes: { light: 'github-light-default', dark: 'github-dark-default' },
  defaultColor: false,
  colorReplacements: {
    'github-light-default': { '#6e7781': '#59636e' },
    'github-dark-default': { '#8b949e': '#9aa4b0' },
  },
};
