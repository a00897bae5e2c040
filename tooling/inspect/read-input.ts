import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Files } from '@/grading/files';

export interface Input {
  readonly files: Files;
  /** Folder that the files' paths start from. */
  readonly folder: string;
  /** Path of the file that goes by the name Dockerfile. */
  readonly dockerfile: string;
}

const SKIPPED = new Set(['node_modules', '.git', '.next', '__pycache__', '.venv', 'venv', 'target', 'vendor']);
/** Bytes of one file and of all, files, and levels: what is beyond says nothing about processes. */
const LARGEST = 1_000_000;
const MOST_BYTES = 20_000_000;
const MOST_FILES = 5000;
const DEEPEST = 12;
const COMPOSE = /^(docker-)?compose\.ya?ml$/;

/** The text files of a folder, or a Dockerfile and what lies beside it; throws when there is none at that path. */
export function readInput(path: string): Input {
  if (path === '-') return { files: { Dockerfile: readFileSync(0, 'utf8') }, folder: '', dockerfile: 'Dockerfile' };
  if (statSync(path).isDirectory()) return { files: readFolder(path), folder: path, dockerfile: 'Dockerfile' };
  const folder = dirname(path);
  const dockerfile = basename(path);
  const beside = Object.entries(readFolder(folder)).filter(([name]) => !COMPOSE.test(name));
  return {
    files: { ...Object.fromEntries(beside), Dockerfile: readFileSync(path, 'utf8').slice(0, LARGEST) },
    folder,
    dockerfile,
  };
}

export function readFolder(folder: string): Files {
  const files: Record<string, string> = {};
  let bytes = 0;
  const walk = (path: string, prefix: string, depth: number): void => {
    for (const entry of listOf(path)) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && depth < DEEPEST) walk(inside, `${prefix}${entry.name}/`, depth + 1);
      } else if (entry.isFile() && Object.keys(files).length < MOST_FILES) {
        const text = readText(inside, MOST_BYTES - bytes);
        if (text === undefined) continue;
        bytes += text.length;
        files[prefix + entry.name] = text;
      }
    }
  };
  walk(folder, '', 0);
  return files;
}

/** Files before folders: what matters lies at the top. Folders without permission are empty. */
function listOf(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true }).sort(
      (a, b) => Number(a.isDirectory()) - Number(b.isDirectory()) || a.name.localeCompare(b.name),
    );
  } catch {
    return [];
  }
}

function readText(path: string, room: number): string | undefined {
  try {
    if (statSync(path).size > Math.min(LARGEST, room)) return undefined;
    const text = readFileSync(path, 'utf8');
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
