import type { Metadata } from 'next';
import styles from '@/components/inspect/inspect.module.css';
import { InspectorLater } from '@/components/inspect/later';
import { inspectExamples } from '@/content/inspect-examples';

export const metadata: Metadata = {
  title: 'Inspect a Dockerfile',
  description:
    'Paste a Dockerfile: what will be PID 1, whether the stop signal reaches the program, how the container stops, and what to change, line by line.',
};

export default function InspectPage() {
  return (
    <div className={styles.page}>
      <header>
        <h1>Inspect a Dockerfile</h1>
        <p>
          Paste one, type one, or drop a folder’s files here: entrypoint scripts, a Compose file, supervisord.conf. The
          page says what will be PID&nbsp;1, whether the stop signal reaches it, and what to change. What can be run is
          run; nothing leaves this browser.
        </p>
      </header>
      <InspectorLater examples={inspectExamples} />
      <noscript>
        <p>The report is made in the browser and needs JavaScript.</p>
      </noscript>
    </div>
  );
}
