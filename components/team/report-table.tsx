import type { Report } from './formats';
import styles from './team.module.css';

type Props = {
  reports: readonly Report[];
  titles: Readonly<Record<string, string>>;
  beliefs: Readonly<Record<string, string>>;
};

const share = ([part, whole]: readonly [number, number]) => (whole === 0 ? '–' : `${part}/${whole}`);

/** A row for each learner and lesson; then which beliefs are held by how many. */
export function ReportTable({ reports, titles, beliefs }: Props) {
  const held = new Map<string, string[]>();
  for (const { name, lessons } of reports)
    for (const belief of new Set(lessons.flatMap((one) => one.beliefs)))
      held.set(belief, [...(held.get(belief) ?? []), name || 'no name']);
  const most = [...held].sort(([, a], [, b]) => b.length - a.length);

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className={styles.scroll} aria-label="Reports" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Lesson</th>
              <th scope="col">Solved</th>
              <th scope="col">Explained</th>
              <th scope="col">Recalled</th>
              <th scope="col">Score</th>
              <th scope="col">Attempts</th>
              <th scope="col">Beliefs shown</th>
            </tr>
          </thead>
          {reports.map((report) => (
            <tbody key={`${report.name} ${report.at}`}>
              {report.lessons.map((one, at) => (
                <tr key={one.lesson}>
                  {at === 0 && (
                    <th scope="rowgroup" rowSpan={report.lessons.length}>
                      {report.name || 'no name'}
                      <span className={styles.soft}>{report.at.slice(0, 10)}</span>
                    </th>
                  )}
                  <td>{titles[one.lesson] ?? one.lesson}</td>
                  <td>{share(one.solved)}</td>
                  <td>{share(one.explained)}</td>
                  <td>{share(one.recalled)}</td>
                  <td>{one.score}</td>
                  <td>{one.attempts}</td>
                  <td>{one.beliefs.map((belief) => beliefs[belief] ?? belief).join(' ')}</td>
                </tr>
              ))}
              {report.lessons.length === 0 && (
                <tr>
                  <th scope="row">{report.name || 'no name'}</th>
                  <td colSpan={7}>No lesson begun.</td>
                </tr>
              )}
            </tbody>
          ))}
        </table>
      </section>
      {most.length > 0 && (
        <>
          <h2>Beliefs to talk about</h2>
          <ul className={styles.rows}>
            {most.map(([belief, names]) => (
              <li key={belief}>
                <span>{beliefs[belief] ?? belief}</span>
                <span className={styles.soft}>{names.join(', ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
