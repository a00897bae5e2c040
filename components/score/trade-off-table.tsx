import type { TradeOff } from '@/grading/judge';
import styles from './trade-off-table.module.css';

const FULL = 4;

/** What the shape of the answer is good at, what it pays, and how it fits each situation. */
export function TradeOffTable({ vector, fits }: TradeOff) {
  return (
    <section className={styles.weighed} aria-label="What this shape costs">
      <h3>What this shape costs</h3>
      <table>
        <tbody>
          {vector.map(({ dimension, value, cost }) => (
            <tr key={dimension}>
              <th scope="row">{dimension.replace('-', ' ')}</th>
              <td>
                <meter min={0} max={FULL} value={value}>
                  {value} of {FULL}
                </meter>
              </td>
              <td>{cost}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {fits.map(({ title, text, fit }) => (
          <li key={title}>
            <strong>
              {title}: {fit} of 100.
            </strong>{' '}
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
