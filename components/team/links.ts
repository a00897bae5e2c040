import { basePath } from '@/components/site/base-path';
import { type Assignment, type Reading, type Report, readAssignment, readReport } from './formats';
import { pack, unpack } from './packed';

const address = (path: string, key: string, packed: string) => `${location.origin}${basePath}${path}#${key}=${packed}`;

export const linkTo = async (assignment: Assignment) => address('/progress/', 'assignment', await pack(assignment));
export const linkOf = async (report: Report) => address('/reports/', 'report', await pack(report));

/** What stands behind `#key=` in an address or a text; undefined when there is nothing of the kind. */
export const packedIn = (text: string, key: string): string | undefined =>
  new RegExp(`#${key}=([A-Za-z0-9_-]*)`).exec(text)?.[1];

async function open<T>(packed: string, noun: string, read: (value: unknown) => Reading<T>): Promise<Reading<T>> {
  let value: unknown;
  try {
    value = await unpack(packed);
  } catch {
    return {
      problem: `This link is incomplete or was changed on its way: its ${noun} can’t be read. Ask for it again, or for the file.`,
    };
  }
  return read(value);
}

export const openAssignment = (packed: string) => open(packed, 'assignment', readAssignment);

/** Reports in a pasted text or a file: links, one or more to a line, or a report file’s JSON. */
export async function reportsIn(text: string): Promise<Reading<Report>[]> {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) {
    try {
      return [readReport(JSON.parse(trimmed))];
    } catch {
      return [{ problem: 'This file is damaged: it ends early, or something was changed in it.' }];
    }
  }
  const words = trimmed.split(/\s+/).filter((word) => word.includes('#report='));
  if (words.length === 0)
    return [{ problem: 'There is no report in this: a report is a link with “#report=” in it, or a file.' }];
  return Promise.all(words.map((word) => open(packedIn(word, 'report') ?? '', 'report', readReport)));
}
