'use client';

import { useEffect, useState } from 'react';
import { useSession } from '@/components/terminal/use-session';
import type { Note } from '@/grading/incident/casebook';
import { fetchIncident, type TakenIncident, takeIncident } from './take-incident';

/** Fetches the incident and starts its host; both end with the component. */
export function useIncident(name: string): { taken?: TakenIncident; fault?: string } {
  const [state, setState] = useState<{ taken?: TakenIncident; fault?: string }>({});

  useEffect(() => {
    let gone = false;
    let taken: TakenIncident | undefined;
    fetchIncident(name).then(
      (incident) => {
        if (gone) return;
        taken = takeIncident(incident);
        taken.session.start();
        setState({ taken });
      },
      (error: unknown) => setState({ fault: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      gone = true;
      taken?.session.dispose();
    };
  }, [name]);

  return state;
}

/** The notes as they are made. */
export function useNotes({ session, notes }: TakenIncident): readonly Note[] {
  useSession(session);
  return notes();
}
