import type { Mutation } from './mutations';

const inManifest: Mutation['in'] = (path, files) => /^kind: (Deployment|Pod|Service)$/m.test(files[path] ?? '');

/** A key of a manifest, with everything below it. */
const block = (key: string) => new RegExp(`^( *)${key}:.*\\n(?:\\1 +.*\\n)*`, 'm');

export const manifestMutations: readonly Mutation[] = [
  {
    what: 'nothing asks whether a container is ready',
    breaks: ['readiness-tells-truth', 'update-refuses-nothing'],
    in: inManifest,
    change: (text) => text.replace(block('readinessProbe'), ''),
  },
  {
    what: 'nothing waits before the stop signal',
    breaks: ['update-refuses-nothing'],
    in: inManifest,
    change: (text) => text.replace(block('lifecycle'), ''),
  },
  {
    what: 'a Pod has eight seconds to end',
    breaks: ['update-cuts-nothing', 'ends-before-sigkill'],
    in: inManifest,
    change: (text) => text.replace(/(terminationGracePeriodSeconds:) \d+/, '$1 8'),
  },
  {
    what: 'all Pods are replaced at once',
    breaks: ['update-refuses-nothing'],
    in: inManifest,
    change: (text) =>
      text
        .replace(block('strategy'), '')
        .replace(/^kind: Deployment\n(?:.*\n)*?spec:\n/m, (start) => `${start}  strategy:\n    type: Recreate\n`),
  },
  {
    what: 'a Service leads to another port',
    breaks: ['answers-published'],
    in: inManifest,
    change: (text) => text.replace(/targetPort: \d+/, 'targetPort: 9'),
  },
  {
    what: 'a selector fits nothing',
    breaks: ['answers-published'],
    in: inManifest,
    change: (text) => text.replace(/^( +selector:\n +app:) \S+$/m, '$1 nobody'),
  },
  {
    what: 'no volume is mounted',
    breaks: ['log-is-shipped'],
    in: inManifest,
    change: (text) => text.replace(block('volumeMounts'), ''),
  },
  {
    what: 'a sidecar is an init container like others',
    breaks: ['pods-become-ready'],
    in: inManifest,
    change: (text) => text.replace(/^ +restartPolicy: Always\n/m, ''),
  },
  {
    what: 'each memory limit is a gigabyte',
    breaks: ['memory-limit-at-most'],
    in: inManifest,
    change: (text) => text.replace(/^( +limits:\n +memory:) \S+$/gm, '$1 1Gi'),
  },
];
