// npm run new -- KIND ADDRESS: writes a lesson, exercise, incident or rep that the content check reads, for its author to fill in.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { make } from './new/make';

const made = make(process.argv.slice(2));
if (typeof made === 'string') {
  console.error(made);
  process.exit(2);
}
for (const [path, text] of Object.entries(made.files)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
console.log(`Written: ${Object.keys(made.files).join(', ')}`);
for (const [at, line] of made.next.entries()) console.log(`${at + 1}. ${line}`);
