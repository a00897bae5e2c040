import { readdirSync, readFileSync } from 'node:fs';
import { gzippedKB } from './exported-page';
import { type Figure, figure } from './figure';

const folder = '/_next/static/chunks/';

// Texts that minifiers keep and that no other part of the site contains; a part is every file that holds one of them.
const parts = [
  { name: 'editor chunk, gzip', markers: ['cm-editor'], budget: 135 },
  { name: 'swarm chunk, gzip', markers: ['SWMTKN-1-'], budget: 50 },
  { name: 'kubernetes chunk, gzip', markers: ['PodReadyToStartContainers'], budget: 70 },
  { name: 'compose chunk, gzip', markers: ['no configuration file provided'], budget: 35 },
  { name: 'interpreters chunk, gzip', markers: ['Traceback (most recent call last)'], budget: 85 },
];

// The sizes of what a lesson loads on demand; a part that the site does not have yet gives no figure.
export async function chunks(): Promise<Figure[]> {
  const files = readdirSync(`out${folder}`)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ address: folder + name, text: readFileSync(`out${folder}${name}`, 'utf8') }));
  return parts.flatMap(({ name, markers, budget }) => {
    const holding = files
      .filter(({ text }) => markers.some((marker) => text.includes(marker)))
      .map(({ address }) => address);
    return holding.length > 0 ? [figure(name, gzippedKB(holding), 'KB', budget)] : [];
  });
}
