// parse FILE…: what the Dockerfile parser makes of each FILE; --lint FILE…: what its checks find. One JSON a line.
import { readFileSync } from 'node:fs';
import { lint } from '../simulator/dockerfile/lint';
import { parse } from '../simulator/dockerfile/parse';

function answer(file: string, linting: boolean): object {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return linting ? { error: reason, warnings: [] } : { error: reason };
  }
  if (linting) return lint(text);
  const parsed = parse(text);
  return 'error' in parsed ? { error: parsed.error } : { escape: parsed.escape, instrs: parsed.instrs };
}

const args = process.argv.slice(2);
const linting = args.includes('--lint');
const files = args.filter((arg) => arg !== '--lint' && arg !== '--');
if (files.length === 0) {
  process.stderr.write('usage: npm run --silent parse -- [--lint] FILE...\n');
  process.exitCode = 2;
}
for (const file of files) process.stdout.write(`${JSON.stringify(answer(file, linting))}\n`);
