import type { StackEvidence } from '../../evidence';
import { manifestLine } from '../manifest-line';
import { type Repair, rewrite } from './repair';

/** A repair of the manifest, at the container that is asked for. */
const inManifest = (
  id: string,
  says: string,
  wins: readonly string[],
  change: (text: string, stack: StackEvidence) => string,
): Repair => ({
  id,
  says,
  wins,
  apply: () => undefined,
  applyToStack: (stack) =>
    stack.unit === 'Pod' ? rewrite(stack.files, stack.file, (text) => change(text, stack)) : undefined,
});

/** The role that requests go to. */
const askedFor = ({ services, rollout }: StackEvidence['scenario']): string =>
  rollout?.service ?? Object.keys(services).find((role) => services[role]?.published !== undefined) ?? '';

/** `rows` below the image of the container. */
function belowImage(text: string, { scenario, seen }: StackEvidence, rows: readonly string[]): string {
  const service = seen.roles[askedFor(scenario)]?.[0]?.service ?? '';
  const line = manifestLine(text, service, /image:/);
  const all = text.split('\n');
  const image = all[(line ?? 0) - 1];
  if (line === null || image === undefined || !/^\s*(- +)?image:/.test(image)) return text;
  const indent = ' '.repeat(image.indexOf('image:'));
  return [...all.slice(0, line), ...rows.map((row) => indent + row), ...all.slice(line)].join('\n');
}

export const manifestRepairs: readonly Repair[] = [
  inManifest(
    'ask-when-ready',
    'Let the kubelet ask the server whether it is ready.',
    ['readiness-tells-truth', 'update-refuses-nothing'],
    (text, stack) =>
      text.includes('readinessProbe:')
        ? text
        : belowImage(text, stack, [
            'readinessProbe:',
            `  httpGet: { path: /, port: ${stack.scenario.services[askedFor(stack.scenario)]?.port ?? 80} }`,
            '  periodSeconds: 1',
          ]),
  ),
  inManifest(
    'wait-before-stop',
    'Wait before the stop signal, until no request comes any more.',
    ['update-refuses-nothing'],
    (text, stack) =>
      text.includes('preStop:')
        ? text
        : belowImage(text, stack, ['lifecycle:', '  preStop:', '    sleep: { seconds: 5 }']),
  ),
  inManifest('longer-grace', 'Grant a Pod a minute to end.', ['update-cuts-nothing', 'ends-before-sigkill'], (text) =>
    text.replace(/(terminationGracePeriodSeconds:) \d+/, '$1 60'),
  ),
];
