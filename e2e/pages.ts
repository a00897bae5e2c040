import { readdirSync } from 'node:fs';

const lessons = readdirSync('out/lessons', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

// Every page of the export, so that a new lesson is tested without being named here.
export const pages = [
  '/',
  '/progress/',
  '/reps/',
  '/inspect/',
  '/cheat-sheets/',
  '/cheat-sheets/pid-1/',
  '/glossary/',
  '/assign/',
  '/reports/',
  '/fidelity/',
  '/no-such-page/',
  '/present/pid-1/',
  '/present/pid-1/notes/',
  ...lessons.map((slug) => `/lessons/${slug}/`),
];
