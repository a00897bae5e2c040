import { isPath, sizeOf, tooMuch } from './limits';

export type Dropped = { readonly files: Readonly<Record<string, string>> } | { readonly problem: string };

/** Characters up to which a file is worth a look. */
const LARGEST = 1024 * 1024;

/** The texts of files that were dropped or chosen; one sentence when they can't be taken. */
export async function readDropped(list: Iterable<File>): Promise<Dropped> {
  const files: Record<string, string> = {};
  for (const file of list) {
    const path = nameOf(file);
    if (file.size > LARGEST) return { problem: `${path} has ${sizeOf(file.size)}, which is too much.` };
    const text = await file.text();
    if (text.includes('\0')) return { problem: `${path} is not a text.` };
    if (!isPath(path)) return { problem: `“${path}” is a name that does not work here.` };
    files[path] = text;
  }
  const problem = tooMuch(files);
  return problem ? { problem } : { files };
}

/** dockerfile, Dockerfile.txt, app.Dockerfile: what the browser's user meant by it. */
function nameOf({ name, webkitRelativePath }: File): string {
  const path = webkitRelativePath.split('/').slice(1).join('/') || name;
  return /^dockerfile(\.txt)?$/i.test(path) ? 'Dockerfile' : path;
}
