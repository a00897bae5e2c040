type Files = Record<string, string>;

/** The folders that lie in `folder`, each with its files by their paths in it. */
export function foldersIn(folder: string, files: Readonly<Files>): Map<string, Files> {
  const found = new Map<string, Files>();
  for (const [path, text] of Object.entries(files)) {
    const [name = '', ...rest] = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1).split('/') : [];
    if (rest.length > 0) found.set(name, { ...found.get(name), [rest.join('/')]: text });
  }
  return found;
}
