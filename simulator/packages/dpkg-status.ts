import type { Bytes } from '../bytes';
import type { Package } from './package';

/** A paragraph of /var/lib/dpkg/status. */
export function statusParagraph(pkg: Package): Bytes {
  return `Package: ${pkg.name}
${pkg.essential ? 'Essential: yes\n' : ''}Status: install ok installed
Installed-Size: ${pkg.installedSize}
Architecture: amd64
Version: ${pkg.version}
${pkg.depends.length ? `Depends: ${pkg.depends.join(', ')}\n` : ''}Description: ${pkg.summary}

`;
}

export interface Installed {
  readonly name: string;
  readonly version: string;
  /** kB */
  readonly installedSize: number;
  readonly depends: readonly string[];
  readonly summary: string;
  readonly essential: boolean;
  /** `ii` installed, `rc` removed with its configuration left. */
  readonly state: 'ii' | 'rc';
  readonly paragraph: Bytes;
}

const NAME = /^Package: (.+)$/m;

/** The paragraphs of a status file by package, each with the empty line that ends it. */
export function readParagraphs(text: Bytes): Map<string, Bytes> {
  const out = new Map<string, Bytes>();
  for (const paragraph of text.split('\n\n')) {
    const name = NAME.exec(paragraph)?.[1];
    if (name !== undefined) out.set(name, `${paragraph.trim()}\n\n`);
  }
  return out;
}

export function readStatus(text: Bytes): Map<string, Installed> {
  return new Map([...readParagraphs(text)].map(([name, paragraph]) => [name, readPackage(name, paragraph)]));
}

function readPackage(name: string, paragraph: Bytes): Installed {
  const fields = new Map<string, string>();
  for (const line of paragraph.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2));
  }
  const field = (key: string): string => fields.get(key) ?? '';
  return {
    name,
    version: field('Version'),
    installedSize: Number(field('Installed-Size')),
    depends: field('Depends').split(', ').filter(Boolean),
    summary: field('Description'),
    essential: field('Essential') === 'yes',
    state: field('Status').includes('deinstall') ? 'rc' : 'ii',
    paragraph,
  };
}

const lists = new WeakMap<Package, Bytes>();

/** /var/lib/dpkg/info/NAME.list */
export function fileList(pkg: Package): Bytes {
  const known = lists.get(pkg) ?? makeFileList(pkg);
  lists.set(pkg, known);
  return known;
}

function makeFileList(pkg: Package): Bytes {
  const paths = new Set<string>(['/.']);
  for (const { path } of pkg.files) {
    const parts = path.split('/').slice(1);
    for (let i = 1; i <= parts.length; i++) paths.add(`/${parts.slice(0, i).join('/')}`);
  }
  return [...paths].map((path) => `${path}\n`).join('');
}
