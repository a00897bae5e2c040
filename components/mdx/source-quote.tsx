import { anchorOf } from './address';
import { CodeActions } from './code-actions';
import styles from './code-block.module.css';
import { sourceRegion } from './source-region';

const sources = import.meta.glob<{ default: string }>(['../../simulator/**/*.ts', '!../../simulator/**/*.test.ts'], {
  query: '?raw',
});

// Quotes the engine itself: file is a path under simulator/, e.g. "kernel/wait.ts".
export async function SourceQuote({ file, region, address }: { file: string; region: string; address?: string }) {
  const path = `simulator/${file}`;
  const source = await sources[`../../${path}`]?.();
  if (!source) throw new Error(`<SourceQuote>: there is no ${path}`);
  const code = sourceRegion(path, source.default, region);
  // A static import of Shiki, an external package, would make every lesson an async module, which an eager glob does not await.
  const { highlighter, themes } = await import('@/tooling/highlighter.mjs');
  const html = (await highlighter).codeToHtml(code, { lang: 'typescript', ...themes });
  return (
    <figure className={styles.block} id={anchorOf(address)}>
      <figcaption className={styles.caption}>
        <span>{path}</span>
        <CodeActions language="typescript" />
      </figcaption>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: Shiki's rendering of our own source */}
      <div className={styles.quote} dangerouslySetInnerHTML={{ __html: html }} />
    </figure>
  );
}
