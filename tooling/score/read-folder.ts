import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '@/grading/files';

const SKIPPED = new Set(['node_modules', '.git', '.next', '__pycache__', '.venv', 'venv']);
/** Bytes of one file, and files of one folder: what is beyond says nothing about processes. */
const LARGEST = 1_000_000;
const MOST = 5000;

/** The text files of a folder; throws when the folder can't be read. */
export function readFolder(folder: string): Files {
  const files: Record<string, string> = {};
  const walk = (path: string, prefix: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) walk(inside, `${prefix}${entry.name}/`);
      } else if (entry.isFile() && Object.keys(files).length < MOST && statSync(inside).size <= LARGEST) {
        const text = readFileSync(inside, 'utf8');
        if (!text.includes('\0')) files[prefix + entry.name] = text;
      }
    }
  };
  walk(folder, '');
  return files;
}
