const texts = import.meta.glob<{ default: string }>('./inspect/*/**/*', { query: '?raw', eager: true });

const titles: Readonly<Record<string, string>> = {
  'shell-form': 'Ten seconds to stop',
  wrapper: 'A script that stays',
  supervisord: 'Three under supervisord',
  compose: 'One each, with Compose',
  clean: 'Nothing to say',
};

/** Files to try the inspector with, one folder of content/inspect each, in this order. */
export const inspectExamples = Object.entries(titles).map(([folder, title]) => {
  const prefix = `./inspect/${folder}/`;
  const files = Object.entries(texts).flatMap(([path, { default: text }]) =>
    path.startsWith(prefix) ? [[path.slice(prefix.length), text] as const] : [],
  );
  return { title, files: Object.fromEntries(files) };
});
