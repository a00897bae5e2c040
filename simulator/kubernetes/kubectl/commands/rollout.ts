import { bool, int, string } from '../../../cli/flag-types';
import { parseDuration } from '../../../cli/go-duration';
import { alignTabs } from '../../../cli/table';
import type { Run } from '../../../kernel/syscalls';
import type { Deployment, ReplicaSet } from '../../api/objects';
import { resourceOf } from '../../api/resources';
import { revisionOf } from '../../controllers/deployment';
import { timestamp } from '../../store/timestamp';
import { templateLines } from '../describe/template';
import { type Command, flag, type Line, type Session, text } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { kubectlTabs } from '../output';
import { find, fullName, selectFlags, wantedOf } from '../select';

function* deploymentsOf(session: Session, line: Line, word: string): Run<Deployment[]> {
  if (line.args.length === 0 && text(line, 'selector') === '')
    throw new KubectlError(`error: required resource not specified`);
  const found: Deployment[] = [];
  for (const wanted of yield* wantedOf(session, line)) {
    if (wanted.resource.kind !== 'Deployment') {
      const { plural, group } = wanted.resource;
      throw new KubectlError(
        word === 'status'
          ? `error: no status viewer has been implemented for ${wanted.resource.kind}`
          : `error: ${plural}${group && `.${group}`} "${wanted.name}" ${word === 'restart' ? 'restarting is not supported' : 'rollout is not supported'}`,
      );
    }
    found.push(...(find(session, wanted, line) as Deployment[]));
  }
  return found;
}

const setsOf = ({ cluster }: Session, { metadata }: Deployment): ReplicaSet[] =>
  cluster.store.ownedBy<ReplicaSet>(metadata.uid, 'ReplicaSet').sort((a, b) => revisionOf(a) - revisionOf(b));

/** Where a rollout stands, in kubectl's words; `done` when it is through. */
export function rolloutStatus({ metadata, spec, status }: Deployment): {
  readonly message: string;
  readonly done: boolean;
} {
  const { name, generation = 0 } = metadata;
  if (generation > (status.observedGeneration ?? 0))
    return { message: 'Waiting for deployment spec update to be observed...\n', done: false };
  const going = status.conditions?.find(({ type }) => type === 'Progressing');
  if (going?.reason === 'ProgressDeadlineExceeded')
    throw new KubectlError(`error: deployment "${name}" exceeded its progress deadline`);
  const { updatedReplicas: updated = 0, replicas = 0, availableReplicas: available = 0 } = status;
  const waiting = (what: string) => ({
    message: `Waiting for deployment "${name}" rollout to finish: ${what}...\n`,
    done: false,
  });
  if (updated < spec.replicas) return waiting(`${updated} out of ${spec.replicas} new replicas have been updated`);
  if (replicas > updated) return waiting(`${replicas - updated} old replicas are pending termination`);
  if (available < updated) return waiting(`${available} of ${updated} updated replicas are available`);
  return { message: `deployment "${name}" successfully rolled out\n`, done: true };
}

const status: Command = {
  name: 'status',
  flags: {
    ...selectFlags,
    watch: bool({ short: 'w', initial: true }),
    timeout: string({ initial: '0s' }),
    revision: int(),
  },
  *run(session, line) {
    const limit = parseDuration(text(line, 'timeout'));
    const deadline = limit > 0 ? session.sys.now() + limit : Number.POSITIVE_INFINITY;
    for (const deployment of yield* deploymentsOf(session, line, 'status'))
      yield* follow(session, deployment, flag(line, 'watch') ? deadline : undefined);
  },
};

/** A line for every change of the object, also when it says the same. Without a deadline, one look. */
function* follow(
  { cluster: { store }, sys, print }: Session,
  { kind, metadata }: Deployment,
  deadline?: number,
): Run<void> {
  let news: readonly Deployment[] = [store.require<Deployment>(kind, metadata.namespace, metadata.name)];
  for (;;) {
    const seen = store.version;
    for (const one of news) {
      const { message, done } = rolloutStatus(one);
      yield* print(message);
      if (done || deadline === undefined) return;
    }
    if (deadline === undefined || sys.now() >= deadline)
      throw new KubectlError('error: timed out waiting for the condition');
    if (store.version === seen) yield* sys.waitFor([store.changed], deadline);
    news = store.history
      .filter(({ version, object }) => version > seen && object.metadata.uid === metadata.uid)
      .map(({ object }) => object as Deployment);
  }
}

const history: Command = {
  name: 'history',
  flags: { ...selectFlags, revision: int(), output: string({ short: 'o' }) },
  *run(session, line) {
    const revision = Number(line.flags.values['revision']);
    for (const deployment of yield* deploymentsOf(session, line, 'history')) {
      const sets = setsOf(session, deployment);
      const cause = (set: ReplicaSet) => set.metadata.annotations?.['kubernetes.io/change-cause'] ?? '<none>';
      const head = `${fullName(resourceOf('Deployment'), deployment.metadata.name)} `;
      if (revision > 0) {
        const set = sets.find((one) => revisionOf(one) === revision);
        if (!set) throw new KubectlError(`error: unable to find the specified revision`);
        const lines = templateLines(set.spec.template).map((one) => (one.startsWith('\t') ? one : `  ${one}`));
        yield* session.print(`${head}with revision #${revision}\nPod Template:\n${lines.join('\n')}\n\n`);
        continue;
      }
      const rows = sets.map((set) => `${revisionOf(set)}\t${cause(set)}`);
      yield* session.print(
        `${head}\n${alignTabs(['REVISION\tCHANGE-CAUSE', ...rows].join('\n'), { ...kubectlTabs, minimum: 0, padding: 2 })}\n\n`,
      );
    }
  },
};

const undo: Command = {
  name: 'undo',
  flags: {
    ...selectFlags,
    'to-revision': int(),
    'dry-run': string({ initial: 'none', bare: 'unchanged' }),
    output: string({ short: 'o' }),
  },
  *run(session, line) {
    const revision = Number(line.flags.values['to-revision']);
    for (const deployment of yield* deploymentsOf(session, line, 'undo')) {
      const sets = setsOf(session, deployment);
      const name = fullName(resourceOf('Deployment'), deployment.metadata.name);
      const set = revision > 0 ? sets.find((one) => revisionOf(one) === revision) : sets.at(-2);
      if (!set)
        throw new KubectlError(
          revision > 0
            ? `error: unable to find specified revision ${revision} in history`
            : `error: no rollout history found for deployment ${JSON.stringify(deployment.metadata.name)}`,
        );
      if (deployment.spec.paused)
        throw new KubectlError(
          `error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again`,
        );
      const { 'pod-template-hash': _, ...labels } = set.spec.template.metadata?.labels ?? {};
      const template = { ...set.spec.template, metadata: { ...set.spec.template.metadata, labels } };
      if (set === sets.at(-1)) {
        yield* session.print(
          `${name} skipped rollback (current template already matches revision ${revisionOf(set)})\n`,
        );
        continue;
      }
      session.cluster.store.update(deployment, { spec: { ...deployment.spec, template } });
      yield* session.print(`${name} rolled back\n`);
    }
  },
};

const change = (
  name: string,
  word: string,
  edit: (session: Session, deployment: Deployment) => Deployment['spec'],
): Command => ({
  name,
  flags: { ...selectFlags, output: string({ short: 'o' }) },
  *run(session, line) {
    for (const deployment of yield* deploymentsOf(session, line, name)) {
      session.cluster.store.update(deployment, { spec: edit(session, deployment) });
      yield* session.print(`${fullName(resourceOf('Deployment'), deployment.metadata.name)} ${word}\n`);
    }
  },
});

const restart = change('restart', 'restarted', ({ cluster }, { metadata, spec }) => {
  if (spec.paused)
    throw new KubectlError(
      `error: deployments.apps "${metadata.name}" can't restart paused deployment (run rollout resume first)`,
    );
  const { template } = spec;
  const annotations = {
    ...template.metadata?.annotations,
    'kubectl.kubernetes.io/restartedAt': timestamp(cluster.now),
  };
  return { ...spec, template: { ...template, metadata: { ...template.metadata, annotations } } };
});
const pause = change('pause', 'paused', (_, { metadata, spec }) => {
  if (spec.paused) throw new KubectlError(`error: deployments.apps "${metadata.name}" is already paused`);
  return { ...spec, paused: true };
});
const resume = change('resume', 'resumed', (_, { metadata, spec }) => {
  if (!spec.paused) throw new KubectlError(`error: deployments.apps "${metadata.name}" is not paused`);
  const { paused: __, ...rest } = spec;
  return rest;
});

export const rollout: Command = { name: 'rollout', commands: [status, history, undo, restart, pause, resume] };
