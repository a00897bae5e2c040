import { utf8 } from '../../bytes';
import { alignTabs } from '../../cli/table';
import { writeYaml } from '../../compose/file/write-yaml';
import { type Json, type JsonMap, sorted } from '../api/json';
import type { KubeObject } from '../api/objects';
import { tables } from '../api/print/tables';
import type { Resource } from '../api/resources';
import { formatLabels } from '../api/selector';
import { foldLines } from './fold-lines';
import { formatJsonPath } from './json-path';
import { KubectlError } from './kubectl-error';
import { fullName } from './select';

/** Columns as kubectl's tables have them. */
export const kubectlTabs = { minimum: 6, padding: 3 };

export interface TableOptions {
  readonly wide?: boolean;
  readonly namespaces?: boolean;
  readonly labels?: boolean;
  readonly labelColumns?: readonly string[];
  readonly headers?: boolean;
  /** Names are preceded by their kind. */
  readonly kinds?: boolean;
}

export function tableRows(
  resource: Resource,
  objects: readonly KubeObject[],
  now: number,
  options: TableOptions = {},
): string[][] {
  const table = tables[resource.kind];
  if (!table) return [];
  const { wide = false, namespaces = false, labels = false, labelColumns = [], kinds = false } = options;
  const shown = table.columns.map((column) => wide || !column.wide);
  const row = (object: KubeObject) => {
    const cells = table.cells(object, now).map(String);
    const named =
      kinds && table.columns[0]?.name === 'NAME' ? [fullName(resource, cells[0] ?? ''), ...cells.slice(1)] : cells;
    return [
      ...(namespaces && resource.namespaced ? [object.metadata.namespace ?? ''] : []),
      ...named.filter((_, i) => shown[i]),
      ...labelColumns.map((name) => object.metadata.labels?.[name] ?? ''),
      ...(labels ? [formatLabels(object.metadata.labels)] : []),
    ];
  };
  return objects.map(row);
}

export const tableHeader = (resource: Resource, options: TableOptions = {}): string[] => [
  ...(options.namespaces && resource.namespaced ? ['NAMESPACE'] : []),
  ...(tables[resource.kind]?.columns ?? []).filter(({ wide }) => options.wide || !wide).map(({ name }) => name),
  ...(options.labelColumns ?? []).map((name) => (name.split('/').at(-1) ?? '').toUpperCase()),
  ...(options.labels ? ['LABELS'] : []),
];

export const alignRows = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : `${alignTabs(rows.map((row) => row.join('\t')).join('\n'), kubectlTabs)}\n`;

/** Lists as one object, as -o json and -o yaml print several. */
export const listOf = (objects: readonly KubeObject[]): JsonMap => ({
  apiVersion: 'v1',
  items: objects as unknown as Json[],
  kind: 'List',
  metadata: { resourceVersion: '' },
});

export const yamlText = (value: Json): string => foldLines(writeYaml(sorted(value) as never, '', ''));
export const jsonText = (value: Json): string => `${utf8(JSON.stringify(sorted(value), undefined, 4))}\n`;

/** -o json, yaml, name, jsonpath=…; undefined for a table. */
export function formatObject(
  format: string,
  value: JsonMap,
  objects: readonly { readonly resource: Resource; readonly object: KubeObject }[],
): string | undefined {
  if (format === '' || format === 'wide') return undefined;
  if (format === 'json') return jsonText(value);
  if (format === 'yaml') return yamlText(value);
  if (format === 'name')
    return objects.map(({ resource, object }) => `${fullName(resource, object.metadata.name)}\n`).join('');
  const [, kind, template = ''] = /^(jsonpath|custom-columns)=([\s\S]*)$/.exec(format) ?? [];
  if (kind === 'jsonpath') return formatJsonPath(template, sorted(value));
  if (kind === 'custom-columns')
    return customColumns(
      template,
      objects.map(({ object }) => object),
    );
  throw new KubectlError(
    `error: unable to match a printer suitable for the output format ${JSON.stringify(format)}, allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,name,template,templatefile,wide,yaml`,
  );
}

function customColumns(spec: string, objects: readonly KubeObject[]): string {
  const parts = spec.split(',').map((part) => {
    const at = part.indexOf(':');
    return [part.slice(0, at), part.slice(at + 1)] as const;
  });
  const rows = objects.map((object) =>
    parts.map(
      ([, path]) =>
        formatJsonPath(`{${path.startsWith('.') ? path : `.${path}`}}`, object as unknown as Json) || '<none>',
    ),
  );
  return alignRows([parts.map(([name]) => name), ...rows]);
}
