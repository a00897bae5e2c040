import { bool, int, list, string, strings } from '../../../cli/flag-types';
import { Errno } from '../../../kernel/errno';
import type { Run } from '../../../kernel/syscalls';
import { encodeBase64 } from '../../../programs/coreutils/base64';
import { basename } from '../../../vfs/path';
import type { JsonMap } from '../../api/json';
import { resourceOf } from '../../api/resources';
import { StatusError } from '../../api/status-error';
import { type Command, given, type Line, type Session, text, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { formatObject } from '../output';
import { fullName } from '../select';
import { statusText } from '../status-text';
import { createFromFiles, dryRunOf, dryRunSuffix } from './apply';

export const makeFlags = {
  'dry-run': string({ initial: 'none', bare: 'unchanged' }),
  output: string({ short: 'o' }),
  'save-config': bool(),
  validate: string({ initial: 'strict', bare: 'strict' }),
  'field-manager': string(),
};

/** Makes an object that the command line describes, or only shows it. */
export function* make(session: Session, line: Line, kind: string, value: JsonMap, word = 'created'): Run<number> {
  const resource = resourceOf(kind);
  const mode = dryRunOf(line);
  const namespace = resource.namespaced ? session.namespace : undefined;
  const metadata = value['metadata'] as JsonMap;
  const shown =
    session.namespaceGiven && resource.namespaced
      ? { ...value, metadata: { ...metadata, namespace: session.namespace } }
      : value;
  let object: JsonMap = shown;
  if (mode !== 'client') {
    try {
      object = session.api.create(resource, namespace, shown, { dryRun: mode !== 'none' }) as unknown as JsonMap;
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      throw new KubectlError(
        error.reason === 'Invalid'
          ? statusText(error)
          : `error: failed to create ${resource.singular}: ${error.message}`,
      );
    }
  }
  const one = object as unknown as Parameters<typeof formatObject>[2][number]['object'];
  const printed = formatObject(text(line, 'output'), object, [{ resource, object: one }]);
  yield* session.print(printed ?? `${fullName(resource, one.metadata.name)} ${word}${dryRunSuffix(mode)}\n`);
  return 0;
}

function nameFrom({ args }: Line, usage: string): string {
  if (args.length !== 1 || !args[0])
    throw new KubectlError(
      `error: exactly one NAME is required, got ${args.length}\nSee 'kubectl create ${usage} -h' for help and examples`,
    );
  return args[0];
}

const deployment: Command = {
  name: 'deployment',
  aliases: ['deploy'],
  flags: { ...makeFlags, image: strings(), port: int({ initial: -1 }), replicas: int({ short: 'r', initial: 1 }) },
  *run(session, line) {
    const name = nameFrom(line, 'deployment');
    const images = texts(line, 'image');
    if (images.length === 0) throw new KubectlError('error: required flag(s) "image" not set');
    if (images.length > 1 && line.rest)
      throw new KubectlError('error: cannot specify multiple --image options and command');
    const port = Number(line.flags.values['port']);
    const labels = { app: name };
    const containers = images.map((image) => ({
      image,
      name: containerName(image),
      ...(line.rest && { command: [...line.rest] }),
      ...(port > 0 && { ports: [{ containerPort: port }] }),
      resources: {},
    }));
    return yield* make(session, line, 'Deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { creationTimestamp: null, labels, name },
      spec: {
        replicas: Number(line.flags.values['replicas']),
        selector: { matchLabels: labels },
        strategy: {},
        template: { metadata: { creationTimestamp: null, labels }, spec: { containers } },
      },
      status: {},
    });
  },
};

/** An image's last part, without tag and digest. */
export const containerName = (image: string): string =>
  (image.split('/').at(-1) ?? '')
    .replace(/[:@].*$/, '')
    .replace(/[^a-z0-9-]/gi, '-')
    .toLowerCase();

function serviceCommand(name: string, type: string): Command {
  return {
    name,
    flags: { ...makeFlags, tcp: strings(), 'node-port': int(), clusterip: string(), 'external-name': string() },
    *run(session, line) {
      const own = nameFrom(line, `service ${name}`);
      const pairs = texts(line, 'tcp');
      if (pairs.length === 0 && type !== 'ExternalName' && text(line, 'clusterip') !== 'None')
        throw new KubectlError('error: at least one tcp port specifier must be provided');
      const ports = pairs.map((pair) => {
        const [port = '', target = port] = pair.split(':');
        const number = Number(port);
        return {
          name: pair.replace(':', '-'),
          ...(Number(line.flags.values['node-port']) > 0 && { nodePort: Number(line.flags.values['node-port']) }),
          port: number,
          protocol: 'TCP',
          targetPort: /^\d+$/.test(target) ? Number(target) : target,
        };
      });
      const labels = { app: own };
      return yield* make(session, line, 'Service', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { creationTimestamp: null, labels, name: own },
        spec: {
          ...(text(line, 'clusterip') !== '' && { clusterIP: text(line, 'clusterip') }),
          ...(type === 'ExternalName' && { externalName: text(line, 'external-name') }),
          ...(ports.length > 0 && { ports }),
          selector: labels,
          type,
        },
        status: { loadBalancer: {} },
      });
    },
  };
}

const dataFlags = { ...makeFlags, 'from-literal': list(), 'from-file': strings(), 'from-env-file': strings() };

function readData({ sys }: Session, line: Line): Record<string, string> {
  const data: Record<string, string> = {};
  for (const literal of texts(line, 'from-literal')) {
    const at = literal.indexOf('=');
    if (at < 1) throw new KubectlError(`error: invalid literal source ${literal}, expected key=value`);
    data[literal.slice(0, at)] = literal.slice(at + 1).replace(/^(["'])(.*)\1$/, '$2');
  }
  const read = (path: string): string => {
    try {
      return sys.readFile(path);
    } catch (error) {
      if (!(error instanceof Errno)) throw error;
      throw new KubectlError(
        `error: error reading ${path}: ${error.code === 'ENOENT' ? 'no such file or directory' : error.message.toLowerCase()}`,
      );
    }
  };
  for (const source of texts(line, 'from-file')) {
    const [first = '', second] = source.split('=');
    const path = second ?? first;
    data[second === undefined ? basename(path) : first] = read(path);
  }
  for (const path of texts(line, 'from-env-file'))
    for (const row of read(path).split('\n')) {
      const at = row.indexOf('=');
      if (at > 0 && !row.startsWith('#')) data[row.slice(0, at).trim()] = row.slice(at + 1);
    }
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const configmap: Command = {
  name: 'configmap',
  aliases: ['cm'],
  flags: dataFlags,
  *run(session, line) {
    const name = nameFrom(line, 'configmap');
    const data = readData(session, line);
    return yield* make(session, line, 'ConfigMap', {
      apiVersion: 'v1',
      ...(Object.keys(data).length > 0 && { data }),
      kind: 'ConfigMap',
      metadata: { creationTimestamp: null, name },
    });
  },
};

const generic: Command = {
  name: 'generic',
  flags: { ...dataFlags, type: string() },
  *run(session, line) {
    const name = nameFrom(line, 'secret generic');
    const data = Object.fromEntries(
      Object.entries(readData(session, line)).map(([key, value]) => [key, encodeBase64(value)]),
    );
    return yield* make(session, line, 'Secret', {
      apiVersion: 'v1',
      ...(Object.keys(data).length > 0 && { data }),
      kind: 'Secret',
      metadata: { creationTimestamp: null, name },
      ...(given(line, 'type') && { type: text(line, 'type') }),
    });
  },
};

const namespace: Command = {
  name: 'namespace',
  aliases: ['ns'],
  flags: makeFlags,
  *run(session, line) {
    const name = nameFrom(line, 'namespace');
    return yield* make(session, line, 'Namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { creationTimestamp: null, name },
      spec: {},
      status: {},
    });
  },
};

const job: Command = {
  name: 'job',
  flags: { ...makeFlags, image: string(), from: string() },
  *run(session, line) {
    const name = nameFrom(line, 'job');
    if (text(line, 'image') === '') throw new KubectlError('error: either --image or --from must be specified');
    const container = {
      ...(line.rest && { command: [...line.rest] }),
      image: text(line, 'image'),
      name,
      resources: {},
    };
    return yield* make(session, line, 'Job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { creationTimestamp: null, name },
      spec: {
        template: { metadata: { creationTimestamp: null }, spec: { containers: [container], restartPolicy: 'Never' } },
      },
      status: {},
    });
  },
};

export const create: Command = {
  name: 'create',
  flags: {
    ...makeFlags,
    filename: strings({ short: 'f' }),
    recursive: bool({ short: 'R' }),
    edit: bool(),
    raw: string(),
  },
  commands: [
    deployment,
    {
      name: 'service',
      aliases: ['svc'],
      commands: [
        serviceCommand('clusterip', 'ClusterIP'),
        serviceCommand('nodeport', 'NodePort'),
        serviceCommand('loadbalancer', 'LoadBalancer'),
        serviceCommand('externalname', 'ExternalName'),
      ],
    },
    configmap,
    { name: 'secret', commands: [generic] },
    namespace,
    job,
  ],
  *run(session, line) {
    const files = texts(line, 'filename');
    if (files.length === 0) throw new KubectlError('error: must specify one of -f and -k');
    return yield* createFromFiles(session, line, files);
  },
};
