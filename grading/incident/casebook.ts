import type { Clue, IncidentSpec, Sight } from './incident-spec';
import type { OpenIncident } from './open-incident';
import { type Act, watchActs } from './watch-acts';

/** A command and what it has printed so far. */
export interface Screen {
  /** The same while more is printed. */
  readonly key: string;
  readonly command: string;
  readonly output: string;
}

/** A fact that was seen. */
export interface Note {
  /** Of the clue. */
  readonly id: string;
  /** What showed it. */
  readonly command: string;
  /** Seen before anything was done to what it is about. */
  readonly inTime: boolean;
}

/** What the person on call has seen and done. */
export interface Casebook {
  /** Call it whenever the screens changed. */
  look(screens: readonly Screen[]): void;
  /** In the order they were made. */
  notes(): readonly Note[];
  act(): Act | undefined;
}

export function openCasebook({ evidence }: Pick<IncidentSpec, 'evidence'>, incident: OpenIncident): Casebook {
  const acted = watchActs(incident);
  const seen = new Map<string, { readonly inTime: boolean; length: number }>();
  const notes = new Map<string, Note>();

  const read = ({ command, output }: Screen, inTime: boolean) => {
    for (const clue of evidence)
      if (!notes.has(clue.id) && shows(clue, command, output)) notes.set(clue.id, { id: clue.id, command, inTime });
  };
  return {
    look(screens) {
      // What was entered before the act may print after it, and counts: it was asked in time.
      const before = acted() === undefined;
      for (const screen of screens) {
        const known = seen.get(screen.key) ?? { inTime: before, length: -1 };
        if (known.length !== screen.output.length) read(screen, known.inTime);
        seen.set(screen.key, { ...known, length: screen.output.length });
      }
    },
    notes: () => [...notes.values()],
    act: acted,
  };
}

const shows = ({ shown }: Clue, command: string, output: string): boolean =>
  shown.some((sight) => isOn(sight, command, output));

const isOn = ({ about, prints }: Sight, command: string, output: string): boolean =>
  new RegExp(prints, 'm').test(output) && (about === undefined || new RegExp(about, 'm').test(`${command}\n${output}`));
