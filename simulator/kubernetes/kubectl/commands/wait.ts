import { list, string } from '../../../cli/flag-types';
import { parseDuration } from '../../../cli/go-duration';
import type { Condition, KubeObject } from '../../api/objects';
import { StatusError } from '../../api/status-error';
import { evaluate } from '../json-path';
import { type Command, text, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { find, fullName, selectFlags, type Wanted, wantedOf } from '../select';

export const wait: Command = {
  name: 'wait',
  flags: { ...selectFlags, for: list(), timeout: string({ initial: '30s' }), output: string({ short: 'o' }) },
  *run(session, line) {
    const { cluster, sys } = session;
    const [goal] = texts(line, 'for');
    if (goal === undefined) throw new KubectlError('error: unrecognized condition: ""');
    const test = goalOf(goal);
    const deadline = sys.now() + parseDuration(text(line, 'timeout'));
    const waiting: { readonly wanted: Wanted; readonly name: string; readonly namespace: string | undefined }[] = [];
    let failed = false;
    for (const wanted of yield* wantedOf(session, line)) {
      try {
        for (const { metadata } of find(session, wanted, line))
          waiting.push({ wanted, name: metadata.name, namespace: metadata.namespace });
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        if (goal === 'delete') continue;
        throw error;
      }
    }
    if (waiting.length === 0 && goal !== 'delete') throw new KubectlError('error: no matching resources found');
    for (const { wanted, name, namespace } of waiting) {
      for (;;) {
        const object = cluster.store.get(wanted.resource.kind, namespace, name);
        if (!object && goal !== 'delete')
          throw new KubectlError(
            `Error from server (NotFound): ${wanted.resource.plural}${wanted.resource.group && `.${wanted.resource.group}`} "${name}" not found`,
          );
        if (test(object)) {
          yield* session.print(`${fullName(wanted.resource, name)} condition met\n`);
          break;
        }
        if (sys.now() >= deadline) {
          yield* session.warn(`error: timed out waiting for the condition on ${wanted.resource.plural}/${name}\n`);
          failed = true;
          break;
        }
        yield* sys.waitFor([cluster.store.changed], deadline);
      }
    }
    return failed ? 1 : 0;
  },
};

function goalOf(goal: string): (object: KubeObject | undefined) => boolean {
  if (goal === 'delete') return (object) => object === undefined;
  if (goal === 'create') return (object) => object !== undefined;
  const [, type = '', wanted = 'True'] = /^condition=([^=]+)(?:=(.*))?$/.exec(goal) ?? [];
  if (type !== '')
    return (object) => {
      const conditions =
        (object as { status?: { conditions?: readonly Condition[] } } | undefined)?.status?.conditions ?? [];
      return conditions.some(
        (one) => one.type.toLowerCase() === type.toLowerCase() && one.status.toLowerCase() === wanted.toLowerCase(),
      );
    };
  const [, path = '', value] = /^jsonpath=['"]?\{?([^}=]+)\}?['"]?(?:=(.*))?$/.exec(goal) ?? [];
  if (path === '') throw new KubectlError(`error: unrecognized condition: ${JSON.stringify(goal)}`);
  return (object) => {
    const found = object ? evaluate(path, object as never, object as never)[0] : undefined;
    return value === undefined ? found !== undefined : String(found ?? '') === value.replace(/^['"]|['"]$/g, '');
  };
}
