import { ProcessTree } from '@/components/mdx/process-tree';
import type { ProcessDiagram } from '@/grading/explain/process-diagram';
import styles from './effective-command.module.css';

/** From ENTRYPOINT and CMD to processes, and whom the stop signal reaches. Lists, so that it reads the same aloud. */
export function EffectiveCommand({ parts, incoming, processes, caption }: ProcessDiagram) {
  return (
    <section className={styles.command} aria-label="What your command becomes">
      <dl>
        {parts.map(({ source, text }) => (
          <div key={source}>
            <dt>{source}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ))}
      </dl>
      <ProcessTree caption={caption} boxes={[{ title: 'container', incoming, processes }]} />
    </section>
  );
}
