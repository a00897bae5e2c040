'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useRecord } from '@/components/progress/use-record';
import buttons from '@/components/site/button.module.css';
import styles from './incident.module.css';

const IncidentDesk = dynamic(() => import('./incident-desk').then((module) => module.IncidentDesk), {
  ssr: false,
  loading: () => <p role="status">The host is being fetched…</p>,
});

type Props = { id: string; name: string; title: string };

/** Only one incident is worked on at a time: taking another leaves this one. */
let leaveOther: (() => void) | undefined;

export function IncidentDoor({ id, name, title }: Props) {
  const [taken, setTaken] = useState(0);
  const record = useRecord('exercise', id);

  const take = () => {
    leaveOther?.();
    const leave = () => setTaken(0);
    leaveOther = leave;
    setTaken((count) => count + 1);
  };
  if (taken > 0)
    return (
      <IncidentDesk key={taken} id={id} name={name} onAgain={() => setTaken(taken + 1)} onLeave={() => setTaken(0)} />
    );
  return (
    <p className={styles.door}>
      <button type="button" className={`${buttons.button} ${buttons.main}`} onClick={take}>
        Take it<span className="visually-hidden">: {title}</span>
      </button>
      {record && (
        <span>
          {record.passed ? 'Closed' : 'Still open'}; best score {record.best} of 100
        </span>
      )}
    </p>
  );
}
