'use client';

import { type DragEvent, useEffect, useId, useState } from 'react';
import { csvOf } from './csv';
import { download } from './download';
import type { Report } from './formats';
import { packedIn, reportsIn } from './links';
import { ReportTable } from './report-table';
import styles from './team.module.css';

type Props = { titles: Readonly<Record<string, string>>; beliefs: Readonly<Record<string, string>> };

/** Reads reports from links and files into one table. Nothing leaves the page. */
export function ReportReader({ titles, beliefs }: Props) {
  const [reports, setReports] = useState<readonly Report[]>([]);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [said, setSaid] = useState('');
  const [text, setText] = useState('');
  const field = useId();

  const take = async (sources: readonly { from: string; text: string }[]) => {
    const found: Report[] = [];
    const wrong: string[] = [];
    for (const { from, text: source } of sources)
      for (const reading of await reportsIn(source)) {
        if ('problem' in reading) wrong.push(from ? `${from}: ${reading.problem}` : reading.problem);
        else found.push(reading.value);
      }
    setReports((before) => newest([...before, ...found]));
    setProblems(wrong);
    setSaid(found.length === 0 ? '' : found.length === 1 ? 'One report read.' : `${found.length} reports read.`);
    return wrong.length === 0;
  };
  const takeFiles = async (files: Iterable<File>) => {
    const read = await Promise.all([...files].map(async (file) => ({ from: file.name, text: await file.text() })));
    if (read.length > 0) await take(read);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void takeFiles(event.dataTransfer.files);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is looked at once, and when it changes
  useEffect(() => {
    const look = () => {
      if (packedIn(location.hash, 'report') === undefined) return;
      const { href } = location;
      history.replaceState(history.state, '', location.pathname);
      void take([{ from: '', text: href }]);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field and the button below do the same
    <div className={styles.form} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <label className={styles.field} htmlFor={field}>
        <span>Paste report links here, as many as you have</span>
      </label>
      <textarea id={field} rows={4} spellCheck={false} value={text} onChange={({ target }) => setText(target.value)} />
      <p className={styles.actions}>
        <button
          type="button"
          className={styles.main}
          disabled={text.trim() === ''}
          onClick={async () => (await take([{ from: '', text }])) && setText('')}
        >
          Read them
        </button>
        <label className={styles.button}>
          Choose files
          <input
            className="visually-hidden"
            type="file"
            multiple
            accept=".json,application/json"
            onChange={async ({ target }) => {
              await takeFiles(target.files ?? []);
              target.value = '';
            }}
          />
        </label>
        <span className={styles.soft}>or drop them on this page</span>
      </p>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem} className={styles.problem}>
            {problem}
          </p>
        ))}
      </div>
      {reports.length > 0 && (
        <>
          <ReportTable reports={reports} titles={titles} beliefs={beliefs} />
          <p className={styles.actions}>
            <button type="button" onClick={() => download('pid-one-reports.csv', 'text/csv', csvOf(reports))}>
              Save as CSV
            </button>
            <button type="button" onClick={() => setReports([])}>
              Clear the table
            </button>
          </p>
        </>
      )}
    </div>
  );
}

/** One report a name, the newest; by name. Reports without a name all stay. */
function newest(reports: readonly Report[]): Report[] {
  const kept = new Map<string, Report>();
  for (const report of reports) {
    const key = report.name || report.at;
    const other = kept.get(key);
    if (!other || other.at <= report.at) kept.set(key, report);
  }
  return [...kept.values()].sort((a, b) => a.name.localeCompare(b.name));
}
