import { fileURLToPath } from 'node:url';
import mdx from '@mdx-js/rollup';
import { defineConfig, type Plugin } from 'vitest/config';
import { lessonPlugins } from './tooling/lesson-plugins.mjs';

const lessons = mdx(lessonPlugins);

// As in the build: `lesson.mdx?raw` is its text.
const texts = {
  ...lessons,
  enforce: 'pre' as const,
  transform: (text: string, id: string) => (id.endsWith('?raw') ? null : lessons.transform(text, id)),
} as Plugin;

export default defineConfig({
  plugins: [texts],
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  // A busy machine is no failure: the time limit only ends what hangs. Files of one worker share their modules: the simulator
  // is read once instead of a hundred times.
  test: {
    testTimeout: 120_000,
    isolate: false,
    // All cores: nothing else is awake while the tests run.
    maxWorkers: '100%',
    include: ['{simulator,grading,content,components,tooling,app}/**/*.test.{ts,tsx}'],
  },
});
