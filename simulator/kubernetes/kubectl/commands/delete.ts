import { bool, int, string } from '../../../cli/flag-types';
import { parseDuration } from '../../../cli/go-duration';
import { Errno } from '../../../kernel/errno';
import type { Run } from '../../../kernel/syscalls';
import type { KubeObject } from '../../api/objects';
import { StatusError } from '../../api/status-error';
import { type Command, flag, given, type Session, text, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { find, selectFlags, type Wanted, wantedOf } from '../select';
import { statusText } from '../status-text';
import { dryRunOf, dryRunSuffix } from './apply';

const flags = {
  ...selectFlags,
  'grace-period': int({ initial: -1 }),
  now: bool(),
  force: bool(),
  cascade: string({ initial: 'background', bare: 'background' }),
  wait: bool({ initial: true }),
  timeout: string({ initial: '0s' }),
  'ignore-not-found': bool(),
  output: string({ short: 'o' }),
  'dry-run': string({ initial: 'none', bare: 'unchanged' }),
  interactive: bool({ short: 'i' }),
};

export const remove: Command = {
  name: 'delete',
  flags,
  *run(session, line) {
    const files = texts(line, 'filename');
    if (line.args.length === 0 && files.length === 0)
      throw new KubectlError(
        "error: You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
      );
    const named = line.args.length > 1 || line.args.some((word) => word.includes('/')) || files.length > 0;
    if (!named && !flag(line, 'all') && !given(line, 'selector') && !given(line, 'field-selector'))
      throw new KubectlError('error: resource(s) were provided, but no name was specified');
    const force = flag(line, 'force');
    const asked = Number(line.flags.values['grace-period']);
    const grace = flag(line, 'now') ? 1 : asked >= 0 ? asked : force ? 0 : undefined;
    if (asked === 0 && !force) {
      // A pod gets the shortest time there is, not none.
      yield* session.warn('');
    }
    if (force)
      yield* session.warn(
        'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
      );
    const mode = dryRunOf(line);
    const gone: KubeObject[] = [];
    let failed = 0;
    let count = 0;
    for (const wanted of yield* wantedOf(session, line)) {
      try {
        for (const object of find(session, wanted, line)) {
          const { resource } = wanted;
          const { namespace, name } = object.metadata;
          session.api.delete(resource, namespace, name, {
            ...(grace !== undefined && { gracePeriodSeconds: grace === 0 && !force ? 1 : grace }),
            propagationPolicy: cascade(text(line, 'cascade')),
            dryRun: mode !== 'none',
          });
          count += 1;
          if (mode === 'none') gone.push(object);
          const kind = resource.group === '' ? resource.singular : `${resource.singular}.${resource.group}`;
          const how = force ? 'force deleted' : 'deleted';
          yield* session.print(
            text(line, 'output') === 'name' ? `${kind}/${name}\n` : `${kind} "${name}" ${how}${dryRunSuffix(mode)}\n`,
          );
        }
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        if (flag(line, 'ignore-not-found') && error.reason === 'NotFound') continue;
        failed += 1;
        const about = files.length > 0 ? whileDeleting(wanted, files) : '';
        yield* session.warn(`${statusText(error, about)}\n`);
      }
    }
    if (count === 0 && failed === 0 && !flag(line, 'ignore-not-found')) yield* session.print('No resources found\n');
    if (flag(line, 'wait') && !force) yield* untilGone(session, gone, text(line, 'timeout'));
    return failed > 0 ? 1 : 0;
  },
};

const whileDeleting = (_: Wanted, files: readonly string[]): string =>
  `error when deleting ${JSON.stringify(files[0] ?? '')}: `;

const cascade = (word: string): 'Background' | 'Foreground' | 'Orphan' =>
  word === 'orphan' || word === 'false' ? 'Orphan' : word === 'foreground' ? 'Foreground' : 'Background';

function* untilGone({ sys, cluster }: Session, objects: readonly KubeObject[], timeout: string): Run<void> {
  const limit = parseDuration(timeout);
  const deadline = limit > 0 ? sys.now() + limit : Number.POSITIVE_INFINITY;
  const there = ({ kind, metadata }: KubeObject) =>
    cluster.store.get(kind, metadata.namespace, metadata.name)?.metadata.uid === metadata.uid;
  for (;;) {
    const left = objects.find(there);
    if (!left) return;
    if (sys.now() >= deadline)
      throw new KubectlError(
        `error: timed out waiting for the condition on ${left.kind.toLowerCase()}s/${left.metadata.name}`,
      );
    try {
      yield* sys.waitFor([cluster.store.changed], deadline);
    } catch (error) {
      if (error instanceof Errno && error.code === 'EINTR') return;
      throw error;
    }
  }
}
