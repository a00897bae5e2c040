import { readdirSync } from 'node:fs';

// Every page of the export, so that a new lesson is tested without being named here.
export const pages = [
  '/',
  '/progress/',
  '/fidelity/',
  '/no-such-page/',
  ...readdirSync('out/lessons').map((slug) => `/lessons/${slug}/`),
];
