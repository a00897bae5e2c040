import { parse } from 'yaml';
import { bool, int, list, string } from '../../../cli/flag-types';
import { isMap, type JsonMap } from '../../api/json';
import type { ContainerSpec, Deployment, KubeObject, Labels, Pod, ReplicaSet, Service } from '../../api/objects';
import { resourceOf } from '../../api/resources';
import { parseSelector } from '../../api/selector';
import { StatusError } from '../../api/status-error';
import { type Command, flag, given, text } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { formatObject } from '../output';
import { find, fullName, selectFlags, wantedOf } from '../select';
import { make, makeFlags } from './create';

const scalable = new Set(['Deployment', 'ReplicaSet']);

export const scale: Command = {
  name: 'scale',
  flags: {
    ...selectFlags,
    replicas: int({ initial: -1 }),
    'current-replicas': int({ initial: -1 }),
    'resource-version': string(),
    timeout: string(),
    output: string({ short: 'o' }),
    'dry-run': string({ initial: 'none', bare: 'unchanged' }),
  },
  *run(session, line) {
    if (!given(line, 'replicas')) throw new KubectlError('error: required flag(s) "replicas" not set');
    const replicas = Number(line.flags.values['replicas']);
    if (replicas < 0)
      throw new KubectlError(
        'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
      );
    const current = Number(line.flags.values['current-replicas']);
    for (const wanted of yield* wantedOf(session, line)) {
      for (const object of findToScale(session, wanted, line)) {
        if (!scalable.has(object.kind))
          throw new KubectlError(`Error from server (NotFound): the server could not find the requested resource`);
        const one = object as Deployment | ReplicaSet;
        if (current >= 0 && one.spec.replicas !== current)
          throw new KubectlError(`error: Expected replicas to be ${current}, was ${one.spec.replicas}`);
        session.api.patch(wanted.resource, wanted.namespace ?? one.metadata.namespace, one.metadata.name, {
          spec: { replicas },
        });
        yield* session.print(`${fullName(wanted.resource, one.metadata.name)} scaled\n`);
      }
    }
  },
};

function findToScale(...args: Parameters<typeof find>): KubeObject[] {
  try {
    return find(...args);
  } catch (error) {
    if (error instanceof StatusError) throw new KubectlError(`error: no objects passed to scale ${error.message}`);
    throw error;
  }
}

const image: Command = {
  name: 'image',
  flags: { ...selectFlags, output: string({ short: 'o' }), 'dry-run': string({ initial: 'none', bare: 'unchanged' }) },
  *run(session, line) {
    const pairs = line.args.filter((word) => word.includes('='));
    const names = line.args.filter((word) => !word.includes('='));
    if (pairs.length === 0) throw new KubectlError('error: at least one image update is required');
    for (const wanted of yield* wantedOf(session, line, names)) {
      for (const object of find(session, wanted, line)) {
        const spec = podSpecOf(object);
        if (!spec) throw new KubectlError(`error: ${wanted.resource.plural} has no containers`);
        const images = new Map<string, string>();
        const all = [...spec.containers, ...(spec.initContainers ?? [])];
        for (const pair of pairs) {
          const at = pair.indexOf('=');
          const [name, next] = [pair.slice(0, at), pair.slice(at + 1)];
          const chosen = all.filter((one) => name === '*' || one.name === name);
          if (chosen.length === 0)
            throw new KubectlError(`error: unable to find container named ${JSON.stringify(name)}`);
          for (const one of chosen) images.set(one.name, next);
        }
        const changed = (list: readonly ContainerSpec[] = []) =>
          list.flatMap(({ name }) => (images.has(name) ? [{ name, image: images.get(name) }] : []));
        const inits = changed(spec.initContainers);
        const change = {
          containers: changed(spec.containers),
          ...(inits.length > 0 && { initContainers: inits }),
        } as unknown as JsonMap;
        const body: JsonMap = object.kind === 'Pod' ? { spec: change } : { spec: { template: { spec: change } } };
        const after = session.api.patch(wanted.resource, object.metadata.namespace, object.metadata.name, body);
        if (after.metadata.resourceVersion !== object.metadata.resourceVersion)
          yield* session.print(`${fullName(wanted.resource, object.metadata.name)} image updated\n`);
      }
    }
  },
};

const env: Command = {
  name: 'env',
  flags: { ...selectFlags, containers: string({ short: 'c', initial: '*' }), env: list({ short: 'e' }), list: bool() },
  *run(session, line) {
    const changes = [...line.args.filter((word) => /^[\w.-]+(=.*|-)$/.test(word) && !word.includes('/'))];
    const names = line.args.filter((word) => !changes.includes(word));
    for (const wanted of yield* wantedOf(session, line, names)) {
      for (const object of find(session, wanted, line)) {
        const spec = podSpecOf(object);
        if (!spec) continue;
        const containers = spec.containers.map(({ name }) => ({
          name,
          env: changes.map((word) => {
            const at = word.indexOf('=');
            return at < 0
              ? { name: word.slice(0, -1), $patch: 'delete' }
              : { name: word.slice(0, at), value: word.slice(at + 1) };
          }),
        }));
        session.api.patch(wanted.resource, object.metadata.namespace, object.metadata.name, {
          spec: { template: { spec: { containers } } },
        });
        yield* session.print(`${fullName(wanted.resource, object.metadata.name)} env updated\n`);
      }
    }
  },
};

const resourcesOf: Command = {
  name: 'resources',
  flags: { ...selectFlags, containers: string({ short: 'c', initial: '*' }), limits: string(), requests: string() },
  *run(session, line) {
    const read = (flagName: string) => {
      const pairs = text(line, flagName)
        .split(',')
        .filter(Boolean)
        .map((pair) => pair.split('='));
      return pairs.length === 0
        ? {}
        : { [flagName]: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value])) };
    };
    for (const wanted of yield* wantedOf(session, line)) {
      for (const object of find(session, wanted, line)) {
        const which = text(line, 'containers');
        const containers = (podSpecOf(object)?.containers ?? [])
          .filter(({ name }) => which === '*' || which === name)
          .map(({ name }) => ({ name, resources: { ...read('limits'), ...read('requests') } }));
        session.api.patch(wanted.resource, object.metadata.namespace, object.metadata.name, {
          spec: { template: { spec: { containers } } },
        });
        yield* session.print(`${fullName(wanted.resource, object.metadata.name)} resource requirements updated\n`);
      }
    }
  },
};

export const set: Command = { name: 'set', commands: [image, env, resourcesOf] };

export function podSpecOf(object: KubeObject): Pod['spec'] | undefined {
  if (object.kind === 'Pod') return (object as Pod).spec;
  return (object as { spec?: { template?: { spec?: Pod['spec'] } } }).spec?.template?.spec;
}

export const expose: Command = {
  name: 'expose',
  flags: {
    ...makeFlags,
    ...selectFlags,
    port: string(),
    'target-port': string(),
    name: string(),
    type: string(),
    protocol: string(),
    labels: string(),
    'cluster-ip': string(),
    selector: string(),
  },
  *run(session, line) {
    const [wanted] = yield* wantedOf(session, line);
    if (!wanted) throw new KubectlError('error: required resource not specified');
    const [object] = find(session, wanted);
    if (!object) return 0;
    const exposable = ['Pod', 'Service', 'Deployment', 'ReplicaSet'];
    if (!exposable.includes(object.kind)) throw new KubectlError(`error: cannot expose a ${object.kind}`);
    const selector =
      text(line, 'selector') !== ''
        ? Object.fromEntries(parseSelector(text(line, 'selector')).map(({ key, values }) => [key, values[0] ?? '']))
        : selectorOf(object);
    if (!selector || Object.keys(selector).length === 0)
      throw new KubectlError(
        object.kind === 'Pod'
          ? "error: couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed"
          : "error: couldn't retrieve selectors via --selector flag or introspection: invalid deployment: no selectors, therefore cannot be exposed",
      );
    const declared = (podSpecOf(object)?.containers ?? []).flatMap(({ ports = [] }) =>
      ports.map(({ containerPort }) => containerPort),
    );
    const asked = text(line, 'port') === '' ? declared : text(line, 'port').split(',').map(Number);
    if (asked.length === 0) throw new KubectlError("error: couldn't find port via --port flag or introspection");
    const target = text(line, 'target-port');
    const ports = asked.map((port, i) => ({
      ...(asked.length > 1 && { name: `port-${i + 1}` }),
      port,
      protocol: text(line, 'protocol') || 'TCP',
      targetPort: target === '' ? port : /^\d+$/.test(target) ? Number(target) : target,
    }));
    const name = text(line, 'name') || object.metadata.name;
    const labels = object.metadata.labels;
    return yield* make(
      session,
      line,
      'Service',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { creationTimestamp: null, ...(labels && { labels }), name },
        spec: {
          ...(text(line, 'cluster-ip') !== '' && { clusterIP: text(line, 'cluster-ip') }),
          ports,
          selector,
          ...(text(line, 'type') !== '' && { type: text(line, 'type') }),
        },
        status: { loadBalancer: {} },
      },
      'exposed',
    );
  },
};

function selectorOf(object: KubeObject): Labels | undefined {
  if (object.kind === 'Pod') return object.metadata.labels;
  if (object.kind === 'Service') return (object as Service).spec.selector;
  return (object as Deployment).spec.selector.matchLabels;
}

export const patch: Command = {
  name: 'patch',
  flags: {
    ...selectFlags,
    patch: string({ short: 'p' }),
    type: string({ initial: 'strategic' }),
    output: string({ short: 'o' }),
    'dry-run': string({ initial: 'none', bare: 'unchanged' }),
  },
  *run(session, line) {
    let body: unknown;
    try {
      body = parse(text(line, 'patch'));
    } catch {
      body = undefined;
    }
    if (!isMap(body) && !(Array.isArray(body) && text(line, 'type') === 'json'))
      throw new KubectlError(
        `error: unable to parse ${JSON.stringify(text(line, 'patch'))}: yaml: did not find expected node content`,
      );
    for (const wanted of yield* wantedOf(session, line)) {
      for (const object of find(session, wanted, line)) {
        const after = session.api.patch(wanted.resource, object.metadata.namespace, object.metadata.name, body, {
          strategic: text(line, 'type') === 'strategic',
        });
        const same = after.metadata.resourceVersion === object.metadata.resourceVersion;
        const printed = formatObject(text(line, 'output'), after as unknown as JsonMap, [
          { resource: wanted.resource, object: after },
        ]);
        yield* session.print(
          printed ?? `${fullName(wanted.resource, object.metadata.name)} patched${same ? ' (no change)' : ''}\n`,
        );
      }
    }
  },
};

function labeller(name: string, field: 'labels' | 'annotations', word: string): Command {
  return {
    name,
    flags: { ...selectFlags, overwrite: bool(), list: bool(), output: string({ short: 'o' }) },
    *run(session, line) {
      const changes = line.args.filter((arg, i) => i > 0 && /^[^=]+(=|-$)/.test(arg));
      const names = line.args.filter((arg) => !changes.includes(arg));
      if (changes.length === 0) throw new KubectlError(`error: at least one ${field.slice(0, -1)} update is required`);
      for (const wanted of yield* wantedOf(session, line, names)) {
        for (const object of find(session, wanted, line)) {
          const values: Record<string, string | null> = {};
          for (const change of changes) {
            const at = change.indexOf('=');
            const key = at < 0 ? change.slice(0, -1) : change.slice(0, at);
            const known = object.metadata[field]?.[key];
            if (at >= 0 && known !== undefined && known !== change.slice(at + 1) && !flag(line, 'overwrite'))
              throw new KubectlError(`error: '${key}' already has a value (${known}), and --overwrite is false`);
            values[key] = at < 0 ? null : change.slice(at + 1);
          }
          const after = session.api.patch(
            wanted.resource,
            object.metadata.namespace,
            object.metadata.name,
            { metadata: { [field]: values } },
            { strategic: false },
          );
          const same = after.metadata.resourceVersion === object.metadata.resourceVersion;
          const removes = Object.values(values).every((value) => value === null);
          const done = same ? `not ${word}` : removes && field === 'labels' ? 'unlabeled' : word;
          yield* session.print(`${fullName(wanted.resource, object.metadata.name)} ${done}\n`);
        }
      }
    },
  };
}
export const label = labeller('label', 'labels', 'labeled');
export const annotate = labeller('annotate', 'annotations', 'annotated');

export const autoscale: Command = {
  name: 'autoscale',
  flags: {
    ...makeFlags,
    ...selectFlags,
    min: int({ initial: -1 }),
    max: int({ initial: -1 }),
    'cpu-percent': int({ initial: -1 }),
    name: string(),
  },
  *run(session, line) {
    const max = Number(line.flags.values['max']);
    const min = Number(line.flags.values['min']);
    const percent = Number(line.flags.values['cpu-percent']);
    if (max < 1) throw new KubectlError(`error: --max=MAXPODS is required and must be at least 1, max: ${max}`);
    const [wanted] = yield* wantedOf(session, line);
    if (!wanted) return 0;
    const [object] = find(session, wanted);
    if (!object) return 0;
    return yield* make(
      session,
      line,
      'HorizontalPodAutoscaler',
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { creationTimestamp: null, name: text(line, 'name') || object.metadata.name },
        spec: {
          maxReplicas: max,
          ...(min > 0 && { minReplicas: min }),
          ...(percent > 0 && {
            metrics: [
              {
                resource: { name: 'cpu', target: { averageUtilization: percent, type: 'Utilization' } },
                type: 'Resource',
              },
            ],
          }),
          scaleTargetRef: { apiVersion: object.apiVersion, kind: object.kind, name: object.metadata.name },
        },
      },
      'autoscaled',
    );
  },
};

const cordonCommand = (name: string, on: boolean): Command => ({
  name,
  flags: { selector: string({ short: 'l' }) },
  *run(session, line) {
    if (line.args.length === 0)
      throw new KubectlError(`error: USAGE: ${name} NODE [flags]\nSee 'kubectl ${name} -h' for help and examples`);
    for (const node of line.args) {
      const before = session.api.get<KubeObject & { spec: { unschedulable?: boolean } }>(
        resourceOf('Node'),
        undefined,
        node,
      );
      const already = Boolean(before.spec.unschedulable) === on;
      if (!already)
        session.api.patch(
          resourceOf('Node'),
          undefined,
          node,
          { spec: { unschedulable: on ? true : null } },
          { strategic: false },
        );
      yield* session.print(`node/${node} ${already ? 'already ' : ''}${name}ed\n`);
    }
  },
});
export const cordon = cordonCommand('cordon', true);
export const uncordon = cordonCommand('uncordon', false);
