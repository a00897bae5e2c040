import { anchorOf } from './address';
import styles from './process-tree.module.css';

export interface TreeProcess {
  /** As seen inside its box. */
  readonly pid?: number | string;
  readonly command: string;
  /** What happens to it, in a few words. */
  readonly note?: string;
  /** `told`: the signal or request reaches it; `lost`: it does not; `gone`: it has ended (a zombie, a killed process). */
  readonly state?: 'told' | 'lost' | 'gone';
  readonly children?: readonly TreeProcess[];
}

export interface TreeBox {
  readonly title: string;
  /** What comes in from outside, e.g. SIGTERM from docker stop. */
  readonly incoming?: string;
  readonly processes?: readonly TreeProcess[];
  readonly note?: string;
  /** Boxes inside: containers in a Pod, replicas on a host. */
  readonly boxes?: readonly TreeBox[];
}

type Props = { caption: string; boxes: readonly TreeBox[]; address?: string };

// Which processes live in which container, and what reaches whom. Nested lists, so that it reads the same aloud.
export function ProcessTree({ caption, boxes, address }: Props) {
  return (
    <figure className={styles.figure} id={anchorOf(address)}>
      <div className={styles.boxes}>
        {boxes.map((box) => (
          <Box key={box.title} {...box} />
        ))}
      </div>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function Box({ title, incoming, processes = [], note, boxes = [] }: TreeBox) {
  return (
    <section className={styles.box} aria-label={title}>
      <p className={styles.title}>{title}</p>
      {incoming && (
        <p className={styles.incoming}>
          <span aria-hidden="true">↓ </span>
          {incoming}
        </p>
      )}
      {processes.length > 0 && <Processes of={processes} />}
      {boxes.length > 0 && (
        <div className={styles.boxes}>
          {boxes.map((box) => (
            <Box key={box.title} {...box} />
          ))}
        </div>
      )}
      {note && <p className={styles.note}>{note}</p>}
    </section>
  );
}

function Processes({ of }: { of: readonly TreeProcess[] }) {
  return (
    <ul className={styles.processes}>
      {of.map(({ pid, command, note, state, children = [] }) => (
        <li key={`${pid} ${command}`}>
          <p className={styles.process} data-state={state}>
            {pid !== undefined && <span className={styles.pid}>{pid}</span>}
            <code>{command}</code>
            {note && <span className={styles.note}>{note}</span>}
          </p>
          {children.length > 0 && <Processes of={children} />}
        </li>
      ))}
    </ul>
  );
}
