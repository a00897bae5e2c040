import * as z from 'zod/mini';
import { basePath } from '@/components/site/base-path';
import { pack, unpack } from '@/components/team/packed';
import { isPath, LONGEST_LINK, sizeOf, tooMuch } from './limits';

const VERSION = 1;
const FORMAT = 'pid-one-files';
const MARK = '#files=';

type Files = Readonly<Record<string, string>>;
export type Opened = { readonly files: Files } | { readonly problem: string };

const schema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  // In pairs: a name such as __proto__ is a name like any other.
  files: z.array(z.tuple([z.string(), z.string()])),
});

/** An address that holds the files themselves; a problem when they are too long for one. */
export async function linkTo(files: Files): Promise<{ link: string } | { problem: string }> {
  const packed = await pack({ format: FORMAT, version: VERSION, files: Object.entries(files) });
  if (packed.length > LONGEST_LINK)
    return {
      problem: `These files make a link of ${sizeOf(packed.length)}, and not every browser opens more than ${sizeOf(LONGEST_LINK)}. Remove what the container does not start from, such as lock files, and try again.`,
    };
  const opened = await openSaved(packed);
  return 'problem' in opened ? opened : { link: `${location.origin}${basePath}/inspect/${MARK}${packed}` };
}

/** What stands behind the # of an address; undefined when it is no link of ours. */
export const savedIn = (hash: string): string | undefined =>
  hash.startsWith(MARK) ? hash.slice(MARK.length) : undefined;

const KEPT = 'Nothing was opened, and your files are as they were.';
const BROKEN = `This link is incomplete, or was changed on its way. Copy all of it, or ask for a new one. ${KEPT}`;
const TOO_LONG = `This link is longer than any that this page makes. Ask for a new one. ${KEPT}`;
const NEWER = `This link comes from a newer version of this page. Reload the page to get that version. ${KEPT}`;

/** Never throws: whatever the text is, the answer is files or a sentence. */
export async function openSaved(packed: string): Promise<Opened> {
  if (packed.length > LONGEST_LINK) return { problem: TOO_LONG };
  let value: unknown;
  try {
    value = await unpack(packed);
  } catch {
    return { problem: BROKEN };
  }
  const { format, version } = Object(value) as { format?: unknown; version?: unknown };
  if (format !== FORMAT) return { problem: BROKEN };
  if (typeof version === 'number' && version > VERSION) return { problem: NEWER };
  const read = schema.safeParse(value);
  if (!read.success || read.data.files.some(([path]) => !isPath(path))) return { problem: BROKEN };
  const files = Object.fromEntries(read.data.files);
  const problem = tooMuch(files);
  if (problem) return { problem };
  return Object.keys(files).length === 0 ? { problem: `There are no files in this link. ${KEPT}` } : { files };
}
