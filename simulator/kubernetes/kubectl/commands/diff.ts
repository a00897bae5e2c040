import { bool, strings } from '../../../cli/flag-types';
import type { Run } from '../../../kernel/syscalls';
import { execPath } from '../../../programs/exec-path';
import type { JsonMap } from '../../api/json';
import { threeWayPatch } from '../../api/merge';
import type { KubeObject } from '../../api/objects';
import { type Command, type Session, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { readManifests } from '../manifests';
import { yamlText } from '../output';
import { LAST_APPLIED, lastApplied, namespaceOf } from './apply';

/** Runs diff(1) over what there is and what would be. */
export const diff: Command = {
  name: 'diff',
  flags: { filename: strings({ short: 'f' }), recursive: bool({ short: 'R' }), 'server-side': bool() },
  *run(session, line) {
    const files = texts(line, 'filename');
    if (files.length === 0) throw new KubectlError('error: must specify one of -f and -k');
    const { sys, api, cluster } = session;
    const suffix = cluster.random.integer(1e9);
    const [live, merged] = [`/tmp/LIVE-${suffix}`, `/tmp/MERGED-${suffix}`];
    for (const folder of [live, merged]) sys.mkdir(folder);
    const written: string[] = [];
    for (const manifest of yield* readManifests(session, files)) {
      const { resource, object, value } = manifest;
      const namespace = namespaceOf(session, manifest);
      const before = cluster.store.get(resource.kind, namespace, object.metadata.name);
      const after = before
        ? api.patch(
            resource,
            namespace,
            object.metadata.name,
            threeWayPatch(resource.kind, lastApplied(before), value),
            { dryRun: true },
          )
        : api.create(resource, namespace, value, { dryRun: true });
      const name = `${resource.group ? `${resource.group}.` : ''}${resource.version}.${resource.kind}.${namespace ?? ''}.${object.metadata.name}`;
      sys.writeFile(`${live}/${name}`, before ? yamlText(shown(before)) : '');
      sys.writeFile(`${merged}/${name}`, yamlText(shown(after)));
      written.push(`${live}/${name}`, `${merged}/${name}`);
    }
    const status = yield* compare(session, live, merged);
    for (const path of written) sys.unlink(path);
    for (const folder of [live, merged]) sys.rmdir(folder);
    return status;
  },
};

function shown(object: KubeObject): JsonMap {
  const { [LAST_APPLIED]: _, ...annotations } = object.metadata.annotations ?? {};
  const metadata = {
    ...object.metadata,
    ...(Object.keys(annotations).length > 0 ? { annotations } : { annotations: undefined }),
  };
  return { ...object, metadata } as unknown as JsonMap;
}

function* compare({ sys }: Session, live: string, merged: string): Run<number> {
  const pid = sys.fork(function* (own) {
    return yield* execPath(own, ['diff', '-u', '-N', live, merged], own.env());
  });
  const ended = yield* sys.wait(pid);
  return ended && 'exited' in ended.status ? ended.status.exited : 1;
}
