import { TableScroll } from '@/components/mdx/table-scroll';
import type { TopicSummary } from '@/simulator/fidelity/summary';
import styles from './fidelity.module.css';

export function TopicTable({
  topics,
  reasons,
}: {
  topics: readonly TopicSummary[];
  reasons: Readonly<Record<string, string>>;
}) {
  return (
    <TableScroll className={styles.topics}>
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">Sessions</th>
          <th scope="col">Commands</th>
          <th scope="col">Agree</th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic, scenarios, steps, matched }) => (
          <tr key={topic}>
            <th scope="row">
              {topic}
              {matched < steps && reasons[topic] && <span className={styles.reason}>{reasons[topic]}</span>}
            </th>
            <td>{scenarios}</td>
            <td>{steps}</td>
            <td>{((100 * matched) / steps).toFixed(1)} %</td>
          </tr>
        ))}
      </tbody>
    </TableScroll>
  );
}
