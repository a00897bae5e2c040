/** What `npm run new` can make. Templates stand in templates/, where TODO marks what only an author can write. */
export interface Kind {
  /** A folder of templates/, or one file of it. */
  readonly template: string;
  /** Where it goes, from LESSON and NAME. */
  readonly at: (lesson: string, name: string) => string;
  readonly next: (lesson: string, name: string) => readonly string[];
}

const part =
  (folder: string) =>
  (lesson: string, name: string): string =>
    `content/lessons/${lesson}/${folder}/${name}`;
const shown = (tag: string, lesson: string, name: string) =>
  `Show it in lesson.mdx with <${tag} id="${lesson}/${name}" />, and on a slide of notes.mdx with show={['${name}']}.`;
const proof = (file: string, lesson: string, name: string) =>
  `npm run check -- ${lesson} names what is missing; npx vitest run content/${file}.test.ts -t '${lesson}/${name}' proves it.`;

export const kinds: Readonly<Record<string, Kind>> = {
  lesson: {
    template: 'lesson',
    at: (lesson) => `content/lessons/${lesson}`,
    next: (lesson) => [
      `Put ${lesson} into content/course.ts, if it is not there, and write what TODO marks in lesson.mdx and notes.mdx.`,
      `npm run new -- exercise ${lesson}/NAME makes its exercise; npm run dev shows the lesson as you write.`,
      `npm run check -- ${lesson} names what is missing; with --write it fills in what the terminal prints.`,
    ],
  },
  exercise: {
    template: 'exercise',
    at: part('exercises'),
    next: (lesson, name) => [
      'Put your files in the place of start/, solution/, solutions/ and wrong/; write what TODO marks in task.mdx and exercise.yaml.',
      shown('Exercise', lesson, name),
      proof('exercises', lesson, name),
    ],
  },
  incident: {
    template: 'incident',
    at: part('incidents'),
    next: (lesson, name) => [
      'Put your files in the place of files/, and write what TODO marks in incident.yaml.',
      shown('Incident', lesson, name),
      proof('incidents', lesson, name),
    ],
  },
  rep: {
    template: 'rep.yaml',
    at: (lesson) => `content/reps/${lesson}.yaml`,
    next: (lesson, name) => [
      `It is the last entry of the file: write what TODO marks, and let the proof's last output be the answer.`,
      'Each {name} takes every value of vary; leave "not" out where the answer is to be typed.',
      `npm run check -- ${lesson} names what is missing; npx vitest run components/reps -t '${lesson}/${name}' plays the proof.`,
    ],
  },
};
