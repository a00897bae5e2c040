import type { Report } from './formats';

const columns = [
  'name',
  'date',
  'lesson',
  'read',
  'solved',
  'exercises',
  'explained',
  'explanations',
  'recalled',
  'items',
  'score',
  'attempts',
  'beliefs',
];

// Quoted as in RFC 4180; a text that a spreadsheet would take for a formula gets a mark in front.
const cell = (value: string | number) => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A row for each learner and lesson. */
export function csvOf(reports: readonly Report[]): string {
  const rows = reports.flatMap(({ name, at, lessons }) =>
    lessons.map((one) => [
      name,
      at.slice(0, 10),
      one.lesson,
      one.read ? 'yes' : 'no',
      ...one.solved,
      ...one.explained,
      ...one.recalled,
      one.score,
      one.attempts,
      one.beliefs.join(' '),
    ]),
  );
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
