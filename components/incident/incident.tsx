import { anchorOf } from '@/components/mdx/address';
import { InlineCode } from '@/components/score/inline-code';
import { findIncident } from '@/content/incidents';
import styles from './incident.module.css';
import { IncidentDoorLater } from './later';

// The incident `lesson/name`: what the pager says. Its host is made when the reader takes it.
export function Incident({ id, address }: { id: string; address?: string }) {
  const incident = findIncident(id);
  if (!incident) throw new Error(`<Incident>: there is no incident ${id}`);
  const anchor = anchorOf(address) ?? incident.name;
  return (
    <section className={styles.incident} data-wide aria-labelledby={anchor}>
      <h3 className={styles.title} id={anchor}>
        <span>Incident</span> {incident.title}
      </h3>
      <Pager text={incident.pager} />
      <noscript>The host needs JavaScript.</noscript>
      <IncidentDoorLater id={incident.id} name={incident.name} title={incident.title} />
    </section>
  );
}

/** On a slide: the symptom alone. */
export function SlideIncident({ id }: { id: string }) {
  const incident = findIncident(id);
  if (!incident) throw new Error(`<Incident>: there is no incident ${id}`);
  return (
    <div>
      <h3>{incident.title}</h3>
      <Pager text={incident.pager} />
    </div>
  );
}

function Pager({ text }: { text: string }) {
  return (
    <div className={styles.pager}>
      {text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => (
          <p key={paragraph}>
            <InlineCode text={paragraph} />
          </p>
        ))}
    </div>
  );
}
