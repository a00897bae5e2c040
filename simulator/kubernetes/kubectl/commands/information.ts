import { bool, string } from '../../../cli/flag-types';
import type { Node, Pod } from '../../api/objects';
import { bytesOf, milliCpu } from '../../api/quantity';
import { apiVersionOf, findResource, groupResource, resourceOf, resources } from '../../api/resources';
import { explainedType, fieldsOf } from '../../api/schema';
import { VERSION } from '../../cluster';
import { containerCpu } from '../../controllers/autoscaler';
import type { Session } from '../kubectl';
import { type Command, flag, text } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { alignRows } from '../output';
import { requirements } from '../select';

export const version: Command = {
  name: 'version',
  flags: { client: bool(), output: string({ short: 'o' }) },
  *run(session, line) {
    const client = `Client Version: ${VERSION}\nKustomize Version: v5.5.0\n`;
    yield* session.print(flag(line, 'client') ? client : `${client}Server Version: ${VERSION}\n`);
  },
};

export const apiResources: Command = {
  name: 'api-resources',
  flags: {
    namespaced: bool({ initial: true }),
    'no-headers': bool(),
    output: string({ short: 'o' }),
    'api-group': string(),
  },
  *run(session, line) {
    const rows = resources.map((one) => [
      one.plural,
      one.shortNames.join(','),
      apiVersionOf(one),
      String(one.namespaced),
      one.kind,
    ]);
    if (text(line, 'output') === 'name') yield* session.print(`${resources.map(groupResource).join('\n')}\n`);
    else yield* session.print(alignRows([['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND'], ...rows]));
  },
};

export const clusterInfo: Command = {
  name: 'cluster-info',
  *run(session) {
    yield* session.print(
      "Kubernetes control plane is running at https://192.168.65.10:6443\nCoreDNS is running at https://192.168.65.10:6443/api/v1/namespaces/kube-system/services/kube-dns:dns/proxy\n\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n",
    );
  },
};

export const config: Command = {
  name: 'config',
  commands: [
    {
      name: 'current-context',
      *run(session) {
        yield* session.print('kubernetes-admin@kubernetes\n');
      },
    },
    {
      name: 'get-contexts',
      *run(session) {
        yield* session.print(
          alignRows([
            ['CURRENT', 'NAME', 'CLUSTER', 'AUTHINFO', 'NAMESPACE'],
            ['*', 'kubernetes-admin@kubernetes', 'kubernetes', 'kubernetes-admin', ''],
          ]),
        );
      },
    },
  ],
};

const topFlags = {
  selector: string({ short: 'l' }),
  'all-namespaces': bool({ short: 'A' }),
  containers: bool(),
  'no-headers': bool(),
  'sort-by': string(),
};

const memoryOf = ({ cluster }: Session, pod: Pod, name: string): number => {
  const cgroup = cluster.pods.get(pod.metadata.uid ?? '')?.containers.get(name)?.container?.sandbox?.cgroup;
  return cgroup ? cgroup.memory + cgroup.procs.size * 300_000 : 0;
};

const topPod: Command = {
  name: 'pod',
  aliases: ['pods', 'po'],
  flags: topFlags,
  *run(session, line) {
    const { cluster } = session;
    const everywhere = flag(line, 'all-namespaces');
    const [only] = line.args;
    const all = cluster.store.list<Pod>('Pod', everywhere ? undefined : session.namespace, requirements(line));
    const pods = all.filter(
      (pod) => pod.status.phase === 'Running' && (only === undefined || pod.metadata.name === only),
    );
    if (only !== undefined && pods.length === 0) session.api.get(resourceOf('Pod'), session.namespace, only);
    if (pods.length === 0) {
      yield* session.warn(
        everywhere ? 'No resources found\n' : `No resources found in ${session.namespace} namespace.\n`,
      );
      return;
    }
    const measured = pods.flatMap((pod) => {
      const use = pod.spec.containers.map(({ name }) => ({
        pod,
        name,
        cpu: containerCpu(cluster, pod, name),
        memory: memoryOf(session, pod, name),
      }));
      if (flag(line, 'containers')) return use;
      const sum = (pick: (one: (typeof use)[number]) => number) => use.reduce((total, one) => total + pick(one), 0);
      return [{ pod, name: '', cpu: sum(({ cpu }) => cpu), memory: sum(({ memory }) => memory) }];
    });
    const key = text(line, 'sort-by');
    if (key === 'cpu' || key === 'memory') measured.sort((a, b) => b[key] - a[key]);
    const rows = measured.map(({ pod, name, cpu, memory }) => [
      ...(everywhere ? [pod.metadata.namespace ?? ''] : []),
      pod.metadata.name,
      ...(flag(line, 'containers') ? [name] : []),
      `${Math.ceil(cpu)}m`,
      `${Math.floor(memory / 1024 ** 2)}Mi   `,
    ]);
    const header = [
      ...(everywhere ? ['NAMESPACE'] : []),
      flag(line, 'containers') ? 'POD' : 'NAME',
      ...(flag(line, 'containers') ? ['NAME'] : []),
      'CPU(cores)',
      'MEMORY(bytes)   ',
    ];
    yield* session.print(alignRows([...(flag(line, 'no-headers') ? [] : [header]), ...rows]));
  },
};

const topNode: Command = {
  name: 'node',
  aliases: ['nodes', 'no'],
  flags: topFlags,
  *run(session) {
    const { cluster } = session;
    const rows = cluster.store.list<Node>('Node').map(({ metadata, status }) => {
      const pods = cluster.store.list<Pod>('Pod').filter(({ spec }) => spec.nodeName === metadata.name);
      const cpu = pods.reduce(
        (sum, pod) => sum + pod.spec.containers.reduce((all, { name }) => all + containerCpu(cluster, pod, name), 0),
        0,
      );
      const memory = pods.reduce(
        (sum, pod) => sum + pod.spec.containers.reduce((all, { name }) => all + memoryOf(session, pod, name), 0),
        0,
      );
      const part = (value: number, of: number) => `${Math.floor((value * 100) / of)}%`;
      return [
        metadata.name,
        `${Math.ceil(cpu)}m`,
        part(cpu, milliCpu(status.allocatable['cpu'])),
        `${Math.floor(memory / 1024 ** 2)}Mi`,
        `${part(memory, bytesOf(status.allocatable['memory']))}   `,
      ];
    });
    yield* session.print(alignRows([['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)   '], ...rows]));
  },
};
export const top: Command = { name: 'top', commands: [topPod, topNode] };

export const explain: Command = {
  name: 'explain',
  flags: { recursive: bool(), 'api-version': string(), output: string({ initial: 'plaintext' }) },
  *run(session, line) {
    const [word] = line.args;
    if (word === undefined || line.args.length > 1)
      throw new KubectlError(
        'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    const [name = '', ...path] = word.split('.');
    const resource = findResource(name);
    if (!resource) throw new KubectlError(`error: the server doesn't have a resource type ${JSON.stringify(name)}`);
    let type = resource.kind;
    let heading: string | undefined;
    for (const step of path) {
      const field = fieldsOf(type)?.get(step);
      if (!field) throw new KubectlError(`error: field ${JSON.stringify(step)} does not exist`);
      heading = `FIELD: ${step} <${explainedType(field)}>`;
      type = field.type;
    }
    const group = resource.group === '' ? '' : `GROUP:      ${resource.group}\n`;
    const head = `${group}KIND:       ${resource.kind}\nVERSION:    ${resource.version}\n\n${heading === undefined ? '' : `${heading}\n\n\n`}`;
    const description = 'DESCRIPTION:\n    <empty>\n';
    const fields = fieldsOf(type);
    const list = fields ? `FIELDS:\n${fieldLines(type, flag(line, 'recursive'), 2)}` : '';
    yield* session.print(`${head}${description}${list}\n`);
  },
};

function fieldLines(type: string, recursive: boolean, indent: number, above: readonly string[] = []): string {
  return [...(fieldsOf(type)?.values() ?? [])]
    .map((field) => {
      const line = `${' '.repeat(indent)}${field.name}\t<${explainedType(field)}>${field.required ? ' -required-' : ''}\n`;
      if (!recursive) return `${line}    <no description>\n\n`;
      return line + (above.includes(field.type) ? '' : fieldLines(field.type, true, indent + 2, [...above, type]));
    })
    .join('');
}
