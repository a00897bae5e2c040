import { compileIgnorePattern } from './ignore-pattern';

interface Pattern {
  exclusion: boolean;
  matches: (path: string) => boolean;
}

/** Decides which files of the context `.dockerignore` leaves out; paths are relative, with slashes. */
export class Dockerignore {
  private readonly patterns: Pattern[];
  // For each folder, which patterns matched it or a folder above it.
  private readonly folders = new Map<string, boolean[]>();

  private constructor(patterns: Pattern[]) {
    this.patterns = patterns;
  }

  static read(text: string): Dockerignore | { error: string } {
    const patterns: Pattern[] = [];
    for (const line of readPatterns(text)) {
      const exclusion = line.startsWith('!');
      const body = exclusion ? line.slice(1) : line;
      if (body === '') return { error: 'illegal exclusion pattern: "!"' };
      const matches = compileIgnorePattern(body);
      if (!matches) return { error: 'syntax error in pattern' };
      patterns.push({ exclusion, matches });
    }
    return new Dockerignore(patterns);
  }

  /** Whether a file is left out: the last pattern that matches it or one of its folders decides. */
  ignores(path: string): boolean {
    const { ignored } = this.match(path);
    return ignored;
  }

  // A pattern that can't change the verdict isn't tried, and then doesn't count for what is below: as BuildKit walks.
  private match(path: string): { ignored: boolean; matched: boolean[] } {
    const slash = path.lastIndexOf('/');
    const above = slash > 0 ? this.matchFolder(path.slice(0, slash)) : [];
    let ignored = false;
    const matched = this.patterns.map(({ exclusion, matches }, at) => {
      const hit = above[at] || (exclusion === ignored && matches(path));
      if (hit) ignored = !exclusion;
      return hit;
    });
    return { ignored, matched };
  }

  private matchFolder(path: string): boolean[] {
    const known = this.folders.get(path);
    if (known) return known;
    const { matched } = this.match(path);
    this.folders.set(path, matched);
    return matched;
  }
}

/** The patterns of a .dockerignore, cleaned as Docker does: no comments, no blanks around, no slash in front or behind. */
export function readPatterns(text: string): string[] {
  const patterns: string[] = [];
  for (const raw of text.replace(/^\uFEFF/, '').split('\n')) {
    const line = raw.trim();
    if (raw.startsWith('#') || line === '') continue;
    const exclusion = line.startsWith('!');
    const body = exclusion ? line.slice(1).trim() : line;
    const cleaned = body === '' ? '' : cleanPath(body);
    const relative = cleaned.length > 1 && cleaned.startsWith('/') ? cleaned.slice(1) : cleaned;
    patterns.push(exclusion ? `!${relative}` : relative);
  }
  return patterns;
}

// Go's filepath.Clean
function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(part);
  }
  return (rooted ? '/' : '') + kept.join('/') || '.';
}
