import type { Difference } from '@/simulator/fidelity/summary';
import styles from './fidelity.module.css';

// Every command on which simulator and engine differ, grouped by topic.
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return <p>Nothing that was recorded differs.</p>;
  const topics = [...new Set(differences.map(({ topic }) => topic))].sort();
  return topics.map((topic) => {
    const here = differences.filter((one) => one.topic === topic);
    return (
      <details key={topic} className={styles.differences}>
        <summary>
          {topic}: {here.length} {here.length === 1 ? 'command' : 'commands'}
        </summary>
        <ul className={styles.list}>
          {here.map(({ scenario, run, fields }) => (
            <li key={`${scenario} ${run}`}>
              <code>{run}</code>
              <span>
                {scenario}: {fields.join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </details>
    );
  });
}
