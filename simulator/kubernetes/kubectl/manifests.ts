import { LineCounter, parseAllDocuments } from 'yaml';
import { decodeUtf8, utf8 } from '../../bytes';
import { Errno } from '../../kernel/errno';
import type { Run } from '../../kernel/syscalls';
import { readAll } from '../../programs/stdio';
import { isMap, type JsonMap } from '../api/json';
import type { KubeObject } from '../api/objects';
import { findKind, type Resource } from '../api/resources';
import type { Session } from './kubectl';
import { KubectlError } from './kubectl-error';

export interface Manifest {
  readonly resource: Resource;
  /** As it was written: nothing of it has been checked. */
  readonly object: KubeObject;
  readonly value: JsonMap;
  readonly file: string;
}

/** The objects in files and folders, or in what comes on standard input. Throws KubectlError. */
export function* readManifests(session: Session, files: readonly string[]): Run<Manifest[]> {
  const { sys } = session;
  const found: Manifest[] = [];
  for (const file of files) {
    if (/^https?:/.test(file))
      throw new KubectlError(`error: unable to read URL "${file}": the simulated host has no way to the internet`);
    if (file === '-') {
      found.push(...parse('STDIN', yield* readAll(sys, 0)));
      continue;
    }
    let folder = false;
    try {
      folder = sys.stat(file).type === 'directory';
    } catch (error) {
      if (!(error instanceof Errno) || error.code !== 'ENOENT') throw error;
      throw new KubectlError(`error: the path "${file}" does not exist`);
    }
    const inside = folder
      ? sys
          .readdir(file)
          .map(({ name }) => name)
          .filter((name) => /\.(ya?ml|json)$/.test(name))
          .sort()
          .map((name) => `${file.replace(/\/$/, '')}/${name}`)
      : [file];
    if (inside.length === 0)
      throw new KubectlError(`error: error reading [${file}]: recognized file extensions are [.json .yaml .yml]`);
    for (const path of inside) found.push(...parse(path, sys.readFile(path)));
  }
  if (found.length === 0) throw new KubectlError('error: no objects passed to apply');
  return found;
}

function parse(file: string, bytes: string): Manifest[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(decodeUtf8(bytes), {
    lineCounter: lines,
    version: '1.1',
    merge: true,
    uniqueKeys: true,
  });
  const found: Manifest[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [problem] = document.errors;
    if (problem) {
      const line = problem.linePos?.[0].line ?? 1;
      const why =
        problem.code === 'DUPLICATE_KEY'
          ? `yaml: unmarshal errors:\n  line ${line}: key already set in map`
          : `yaml: line ${Math.max(1, line - 1)}: ${goWords(problem.code)}`;
      throw new KubectlError(`error: error parsing ${file}: error converting YAML to JSON: ${why}`);
    }
    const value = JSON.parse(utf8(JSON.stringify(document.toJS() ?? null))) as unknown;
    if (value === null) continue;
    if (!isMap(value))
      throw new KubectlError(
        `error: error validating "${file}": error validating data: invalid object to validate; if you choose to ignore these errors, turn validation off with --validate=false`,
      );
    found.push(...objectsIn(file, value));
  }
  return found;
}

function goWords(code: string): string {
  if (code === 'TAB_AS_INDENT') return 'found character that cannot start any token';
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY')
    return 'mapping values are not allowed in this context';
  if (code === 'MISSING_CHAR') return "could not find expected ':'";
  return 'did not find expected key';
}

function objectsIn(file: string, value: JsonMap): Manifest[] {
  const { kind, apiVersion, items } = value;
  const missing = (what: string) =>
    new KubectlError(
      `error: error validating "${file}": error validating data: ${what}; if you choose to ignore these errors, turn validation off with --validate=false`,
    );
  if (kind === 'List' && Array.isArray(items)) return items.filter(isMap).flatMap((item) => objectsIn(file, item));
  const unset = [
    ...(typeof apiVersion === 'string' ? [] : ['apiVersion not set']),
    ...(typeof kind === 'string' ? [] : ['kind not set']),
  ];
  if (unset.length > 0) throw missing(unset.length === 1 ? (unset[0] ?? '') : `[${unset.join(', ')}]`);
  const resource = findKind(String(kind), String(apiVersion));
  const object = { ...value, metadata: isMap(value['metadata']) ? value['metadata'] : {} } as unknown as KubeObject;
  if (!resource) {
    const { name = '', namespace = '' } = object.metadata;
    throw new KubectlError(
      `error: resource mapping not found for name: ${JSON.stringify(name)} namespace: ${JSON.stringify(namespace)} from ${JSON.stringify(file)}: no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}\nensure CRDs are installed first`,
    );
  }
  return [{ resource, object, value, file }];
}
