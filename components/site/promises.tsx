import styles from './promises.module.css';

const promises = [
  {
    title: 'Judged by behaviour',
    text: 'Your files are built and run. The points are for what happened: how it stopped, what it logged, who was left behind. Any shape that works is right.',
  },
  {
    title: 'Every lost point has a reason',
    text: 'What was seen, why it happened, which line of yours caused it, and what to try next.',
  },
  {
    title: 'No account, nothing to install',
    text: 'The Docker host is simulated in this page. Where it can’t do what a real one does, it says so. Your drafts stay in this browser.',
  },
];

export function Promises() {
  return (
    <section className={styles.promises} aria-label="How it works">
      {promises.map(({ title, text }) => (
        <div key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
      ))}
    </section>
  );
}
