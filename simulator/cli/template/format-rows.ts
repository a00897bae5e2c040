import { alignTabs } from '../table';
import { compileTemplate } from './execute';
import { headerFunctions } from './functions';
import type { GoMap, GoValue } from './value';

/** Docker's `--format`: `json`, `table TEMPLATE`, or a template used for each row; `headers` names the columns. */
export function formatRows(format: string, headers: GoMap, rows: readonly GoValue[]): string {
  const isTable = format.startsWith('table');
  const body =
    format === 'json' ? '{{json .}}' : isTable ? format.slice('table'.length).replace(/^ +| +$/g, '') : format;
  const source = body.replaceAll('\\t', '\t').replaceAll('\\n', '\n');
  const row = compileTemplate(source);
  const text = rows.map((data) => `${row(data)}\n`).join('');
  return isTable ? alignTabs(`${compileTemplate(source, { functions: headerFunctions })(headers)}\n${text}`) : text;
}
