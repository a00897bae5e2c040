import { utf8 } from '../../../bytes';
import { bool, string, strings } from '../../../cli/flag-types';
import type { Run } from '../../../kernel/syscalls';
import { isMap, type JsonMap, sorted } from '../../api/json';
import { threeWayPatch } from '../../api/merge';
import { notSimulated } from '../../api/not-simulated';
import type { KubeObject } from '../../api/objects';
import { StatusError } from '../../api/status-error';
import { type Command, flag, type Line, type Session, text, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { type Manifest, readManifests } from '../manifests';
import { formatObject, listOf } from '../output';
import { fullName } from '../select';
import { statusText } from '../status-text';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const flags = {
  filename: strings({ short: 'f' }),
  recursive: bool({ short: 'R' }),
  kustomize: string({ short: 'k' }),
  'dry-run': string({ initial: 'none', bare: 'unchanged' }),
  output: string({ short: 'o' }),
  selector: string({ short: 'l' }),
  force: bool(),
  prune: bool(),
  'server-side': bool(),
  validate: string({ initial: 'strict', bare: 'strict' }),
  wait: bool(),
};

export const dryRunOf = (line: Line): 'none' | 'client' | 'server' => {
  const mode = text(line, 'dry-run');
  if (mode === 'none' || mode === 'client' || mode === 'server') return mode;
  throw new KubectlError(`error: Invalid dry-run value (${mode}). Must be "none", "server", or "client".`);
};

export const dryRunSuffix = (mode: string): string =>
  mode === 'client' ? ' (dry run)' : mode === 'server' ? ' (server dry run)' : '';

export const apply: Command = {
  name: 'apply',
  flags,
  *run(session, line) {
    const files = texts(line, 'filename');
    if (text(line, 'kustomize') !== '' || flag(line, 'server-side') || flag(line, 'prune'))
      throw new KubectlError('error: --kustomize, --server-side and --prune are not part of the simulation');
    if (files.length === 0) throw new KubectlError('error: must specify one of -f and -k');
    const manifests = yield* readManifests(session, files);
    const mode = dryRunOf(line);
    let failed = 0;
    const done: { readonly resource: Manifest['resource']; readonly object: KubeObject }[] = [];
    for (const manifest of manifests) {
      try {
        const { object, word } = applyOne(session, manifest, mode);
        done.push({ resource: manifest.resource, object });
        for (const path of notSimulated(manifest.resource.kind, manifest.value))
          yield* session.warn(`Warning: ${path}: accepted, but not part of the simulation\n`);
        if (text(line, 'output') === '')
          yield* session.print(`${fullName(manifest.resource, object.metadata.name)} ${word}${dryRunSuffix(mode)}\n`);
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        failed += 1;
        yield* session.warn(`${statusText(error, doing(session, manifest))}\n`);
      }
    }
    if (text(line, 'output') !== '' && done[0]) {
      const value =
        done.length === 1 ? (done[0].object as unknown as JsonMap) : listOf(done.map(({ object }) => object));
      yield* session.print(formatObject(text(line, 'output'), value, done) ?? '');
    }
    return failed > 0 ? 1 : 0;
  },
};

export const namespaceOf = ({ namespace }: Session, { resource, object }: Manifest): string | undefined =>
  resource.namespaced ? (object.metadata.namespace ?? namespace) : undefined;

const doing = (session: Session, manifest: Manifest): string => {
  const there = session.cluster.store.get(
    manifest.resource.kind,
    namespaceOf(session, manifest),
    manifest.object.metadata.name,
  );
  return there
    ? `error when applying patch to ${JSON.stringify(manifest.file)}: `
    : `error when creating ${JSON.stringify(manifest.file)}: `;
};

/** What the annotation keeps: the manifest as it was written. */
const applied = (manifest: Manifest, namespace: string | undefined): string => {
  const metadata = manifest.value['metadata'];
  const annotations = {
    ...(isMap(metadata) && isMap(metadata['annotations']) ? metadata['annotations'] : {}),
  } as Record<string, never>;
  delete annotations[LAST_APPLIED];
  const own = { ...(isMap(metadata) ? metadata : {}), annotations, ...(namespace !== undefined && { namespace }) };
  return `${utf8(JSON.stringify(sorted({ ...manifest.value, metadata: own })))}\n`;
};

function withNote(manifest: Manifest, namespace: string | undefined, note: string): JsonMap {
  const metadata = manifest.value['metadata'];
  const map = isMap(metadata) ? metadata : {};
  const annotations = { ...(isMap(map['annotations']) ? map['annotations'] : {}), [LAST_APPLIED]: note };
  return { ...manifest.value, metadata: { ...map, ...(namespace !== undefined && { namespace }), annotations } };
}

// #region apply
/** Merges what is written, what was written the last time, and what there is. */
function applyOne(
  session: Session,
  manifest: Manifest,
  mode: string,
): { readonly object: KubeObject; readonly word: string } {
  const { api, cluster } = session;
  const { resource, object } = manifest;
  const namespace = namespaceOf(session, manifest);
  const dryRun = mode !== 'none';
  const note = applied(manifest, namespace);
  const wanted = withNote(manifest, namespace, note);
  const live = cluster.store.get(resource.kind, namespace, object.metadata.name);
  if (!live) return { object: api.create(resource, namespace, wanted, { dryRun }), word: 'created' };
  const last = lastApplied(live);
  const patch = threeWayPatch(resource.kind, last, wanted);
  const after = api.patch(resource, namespace, object.metadata.name, patch, { dryRun });
  const same = after.metadata.resourceVersion === live.metadata.resourceVersion;
  return { object: after, word: same ? 'unchanged' : 'configured' };
}
// #endregion

export function lastApplied({ metadata }: KubeObject): JsonMap {
  const note = metadata.annotations?.[LAST_APPLIED];
  if (note === undefined) return {};
  const value = JSON.parse(note) as JsonMap;
  const own = value['metadata'];
  return {
    ...value,
    metadata: {
      ...(isMap(own) ? own : {}),
      annotations: { ...(isMap(own) && isMap(own['annotations']) ? own['annotations'] : {}) },
    },
  };
}

/** `kubectl create -f` */
export function* createFromFiles(session: Session, line: Line, files: readonly string[]): Run<number> {
  const mode = dryRunOf(line);
  let failed = 0;
  for (const manifest of yield* readManifests(session, files)) {
    const { resource, value, file } = manifest;
    try {
      const namespace = namespaceOf(session, manifest);
      const made =
        mode === 'client'
          ? manifest.object
          : session.api.create(resource, namespace, value, { dryRun: mode !== 'none' });
      const printed = formatObject(text(line, 'output'), made as unknown as JsonMap, [{ resource, object: made }]);
      yield* session.print(printed ?? `${fullName(resource, made.metadata.name)} created${dryRunSuffix(mode)}\n`);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      failed += 1;
      yield* session.warn(`${statusText(error, `error when creating ${JSON.stringify(file)}: `)}\n`);
    }
  }
  return failed > 0 ? 1 : 0;
}
