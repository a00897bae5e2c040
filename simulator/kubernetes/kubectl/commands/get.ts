import { bool, string, strings } from '../../../cli/flag-types';
import type { Run } from '../../../kernel/syscalls';
import type { JsonMap } from '../../api/json';
import type { KubeObject } from '../../api/objects';
import type { Resource } from '../../api/resources';
import { matches } from '../../api/selector';
import { StatusError } from '../../api/status-error';
import type { Change } from '../../store/store';
import { evaluate } from '../json-path';
import { type Command, flag, type Line, type Session, text, texts } from '../kubectl';
import { KubectlError } from '../kubectl-error';
import { alignRows, formatObject, listOf, type TableOptions, tableHeader, tableRows } from '../output';
import { find, requirements, selectFlags, type Wanted, wantedOf } from '../select';
import { statusText } from '../status-text';

const flags = {
  ...selectFlags,
  output: string({ short: 'o' }),
  watch: bool({ short: 'w' }),
  'watch-only': bool(),
  'no-headers': bool(),
  'show-labels': bool(),
  'label-columns': strings({ short: 'L' }),
  'sort-by': string(),
  'ignore-not-found': bool(),
  'show-kind': bool(),
  'chunk-size': string(),
  'output-watch-events': bool(),
};

interface Found {
  readonly resource: Resource;
  readonly object: KubeObject;
}

export const get: Command = {
  name: 'get',
  flags,
  *run(session, line) {
    if (line.args.length === 0 && texts(line, 'filename').length === 0)
      throw new KubectlError(
        'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n\nerror: Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).\nSee \'kubectl get -h\' for help and examples',
      );
    const wanted = yield* wantedOf(session, line);
    const found: Found[] = [];
    const errors: string[] = [];
    for (const one of wanted) {
      try {
        found.push(...find(session, one, line).map((object) => ({ resource: one.resource, object })));
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        if (!(flag(line, 'ignore-not-found') && error.reason === 'NotFound')) errors.push(statusText(error));
      }
    }
    const path = text(line, 'sort-by');
    const sorted = path === '' ? found : sortBy(found, path);
    yield* show(session, line, wanted, sorted, errors.length > 0);
    for (const error of errors) yield* session.warn(`${error}\n`);
    if (errors.length > 0) return 1;
    if (flag(line, 'watch') || flag(line, 'watch-only')) yield* watch(session, line, wanted);
    return 0;
  },
};

function sortBy(found: readonly Found[], path: string): Found[] {
  const key = ({ object }: Found) => evaluate(path.replace(/^\{|\}$/g, ''), object as never, object as never)[0] ?? '';
  return [...found].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
  });
}

function* show(
  session: Session,
  line: Line,
  wanted: readonly Wanted[],
  found: readonly Found[],
  failed: boolean,
): Run<void> {
  const format = text(line, 'output');
  const single = wanted.length === 1 && wanted[0]?.name !== undefined;
  const value =
    single && found[0] ? (found[0].object as unknown as JsonMap) : listOf(found.map(({ object }) => object));
  const printed = formatObject(format, value, found);
  if (printed !== undefined) {
    if (found.length > 0 || format !== 'name') yield* session.print(printed);
    return;
  }
  if (found.length === 0) {
    const everywhere = flag(line, 'all-namespaces') || wanted.every(({ resource }) => !resource.namespaced);
    if (!failed && !flag(line, 'ignore-not-found'))
      yield* session.warn(
        everywhere ? 'No resources found\n' : `No resources found in ${session.namespace} namespace.\n`,
      );
    return;
  }
  const kinds = [...new Set(found.map(({ resource }) => resource))];
  const options = optionsOf(line, new Set(wanted.map(({ resource }) => resource)).size > 1);
  const blocks = kinds.map((resource) => {
    const rows = tableRows(
      resource,
      found.filter((one) => one.resource === resource).map(({ object }) => object),
      session.cluster.now,
      options,
    );
    return alignRows([...(flag(line, 'no-headers') ? [] : [tableHeader(resource, options)]), ...rows]);
  });
  yield* session.print(blocks.join('\n'));
}

const optionsOf = (line: Line, several: boolean): TableOptions => ({
  wide: text(line, 'output') === 'wide',
  namespaces: flag(line, 'all-namespaces'),
  labels: flag(line, 'show-labels'),
  labelColumns: texts(line, 'label-columns'),
  kinds: several || flag(line, 'show-kind'),
});

/** Every change, as it comes, until the user has seen enough. */
function* watch(session: Session, line: Line, wanted: readonly Wanted[]): Run<void> {
  const { store } = session.cluster;
  const selector = requirements(line);
  const options = optionsOf(line, wanted.length > 1);
  let seen = store.version;
  const fits = ({ object }: Change) =>
    wanted.some(
      ({ resource, name, namespace }) =>
        resource.kind === object.kind &&
        (name === undefined || name === object.metadata.name) &&
        (namespace === undefined || namespace === object.metadata.namespace) &&
        matches(selector, object.metadata.labels),
    );
  // Columns stay as wide as they were.
  const widths: number[] = [];
  for (;;) {
    for (const change of store.history.filter(({ version }) => version > seen).filter(fits)) {
      const resource = wanted.find((one) => one.resource.kind === change.object.kind)?.resource;
      if (!resource) continue;
      const format = text(line, 'output');
      const printed = formatObject(format, change.object as unknown as JsonMap, [{ resource, object: change.object }]);
      const [row = []] = tableRows(resource, [change.object], session.cluster.now, options);
      if (widths.length === 0)
        for (const [i, name] of tableHeader(resource, options).entries())
          widths.push(Math.max(6, name.length + 3, (row[i] ?? '').length + 3));
      yield* session.print(
        printed ??
          `${row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(Math.max(widths[i] ?? 0, cell.length + 3)))).join('')}\n`,
      );
    }
    seen = store.version;
    yield* session.sys.waitFor([store.changed]);
  }
}
