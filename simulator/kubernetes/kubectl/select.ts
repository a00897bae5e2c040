import { bool, list, string, strings } from '../../cli/flag-types';
import type { Run } from '../../kernel/syscalls';
import type { KubeObject } from '../api/objects';
import { findResource, type Resource, resources } from '../api/resources';
import { parseSelector, type Requirement, SelectorError } from '../api/selector';
import { flag, given, type Line, type Session, text, texts } from './kubectl';
import { KubectlError } from './kubectl-error';
import { readManifests } from './manifests';

export const selectFlags = {
  selector: string({ short: 'l' }),
  filename: strings({ short: 'f' }),
  'all-namespaces': bool({ short: 'A' }),
  recursive: bool({ short: 'R' }),
  'field-selector': string(),
  all: bool(),
};
export const fileFlags = {
  filename: strings({ short: 'f' }),
  recursive: bool({ short: 'R' }),
  kustomize: list({ short: 'k' }),
};

/** What a command line names: objects by name, or all of a kind. */
export interface Wanted {
  readonly resource: Resource;
  /** undefined: all that the selectors fit. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
}

export function requireResource(word: string): Resource {
  const found = findResource(word);
  if (!found) throw new KubectlError(`error: the server doesn't have a resource type ${JSON.stringify(word)}`);
  return found;
}

export function requirements(line: Line): readonly Requirement[] {
  try {
    return text(line, 'selector') === '' ? [] : parseSelector(text(line, 'selector'));
  } catch (error) {
    if (error instanceof SelectorError) throw new KubectlError(`error: ${error.message}`);
    throw error;
  }
}

const expand = (words: string): Resource[] =>
  words
    .split(',')
    .flatMap((word) =>
      word === 'all' ? resources.filter(({ categories }) => categories.includes('all')) : [requireResource(word)],
    );

/** `pods`, `pod web`, `pod/web svc/web`, `pods,svc`, -f files. */
export function* wantedOf(session: Session, line: Line, args: readonly string[] = line.args): Run<Wanted[]> {
  const all = flag(line, 'all-namespaces');
  const place = ({ namespaced }: Resource) => (namespaced && !all ? session.namespace : undefined);
  const files = texts(line, 'filename');
  if (files.length > 0) {
    const found = yield* readManifests(session, files);
    return found.map(({ resource, object }) => ({
      resource,
      name: object.metadata.name,
      namespace: resource.namespaced ? (object.metadata.namespace ?? session.namespace) : undefined,
    }));
  }
  const [first = '', ...names] = args;
  if (args.some((word) => word.includes('/'))) {
    return args.map((word) => {
      const parts = word.split('/');
      if (parts.length !== 2 || !parts[0] || !parts[1])
        throw new KubectlError(
          "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
        );
      const resource = requireResource(parts[0]);
      return { resource, name: parts[1], namespace: place(resource) };
    });
  }
  const kinds = expand(first);
  if (names.length === 0) return kinds.map((resource) => ({ resource, name: undefined, namespace: place(resource) }));
  if (given(line, 'selector')) throw new KubectlError('error: name cannot be provided when a selector is specified');
  if (all) throw new KubectlError('error: a resource cannot be retrieved by name across all namespaces');
  return kinds.flatMap((resource) => names.map((name) => ({ resource, name, namespace: place(resource) })));
}

/** The objects; throws StatusError for a name that is none. */
export function find({ cluster, api }: Session, { resource, name, namespace }: Wanted, line?: Line): KubeObject[] {
  if (name !== undefined) return [api.get(resource, namespace, name)];
  const found = cluster.store.list(resource.kind, namespace, line ? requirements(line) : []);
  return line ? found.filter((object) => fitsFields(object, text(line, 'field-selector'))) : found;
}

function fitsFields(object: KubeObject, selector: string): boolean {
  return selector
    .split(',')
    .filter(Boolean)
    .every((part) => {
      const [, path = '', sign = '=', value = ''] = /^([\w.]+)(!=|==|=)(.*)$/.exec(part) ?? [];
      const found = path
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], object);
      return (String(found ?? '') === value) !== (sign === '!=');
    });
}

/** `deployment.apps/web` */
export const fullName = ({ singular, group }: Resource, name: string): string =>
  `${singular}${group && `.${group}`}/${name}`;
