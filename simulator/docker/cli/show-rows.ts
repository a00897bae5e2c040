import { type Bytes, decodeUtf8, utf8 } from '../../bytes';
import { alignTabs } from '../../cli/table';
import { formatRows } from '../../cli/template/format-rows';
import { TemplateError } from '../../cli/template/template-error';
import type { GoStruct } from '../../cli/template/value';
import { CommandError } from './command-run';

/** A listing: `columns` are the table's, by the field that fills them, with their titles. */
export interface Listing {
  readonly columns: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly rows: readonly GoStruct[];
}

/** Fields are text, not bytes. What `--format` and `--quiet` make of a listing; '' and `table` give the table, quiet the field named. */
export const showRows = (listing: Listing, format: string, quiet?: string): Bytes =>
  utf8(rowsAsText(listing, decodeUtf8(format), quiet));

function rowsAsText(listing: Listing, format: string, quiet?: string): string {
  const { columns, headers, rows } = listing;
  if (quiet !== undefined && (format === '' || format === 'table'))
    return rows.map(({ fields }) => `${fields[quiet]}\n`).join('');
  if (format === '' || format === 'table') {
    const line = (cells: readonly unknown[]) => cells.join('\t');
    const lines = [
      line(columns.map((name) => headers[name] ?? '')),
      ...rows.map(({ fields }) => line(columns.map((name) => fields[name]))),
    ];
    return alignTabs(`${lines.join('\n')}\n`);
  }
  try {
    const text = formatRows(format, headers, rows);
    // Go's encoder makes HTML's three characters safe; only `{{json .}}` on its own passes through it.
    return format === 'json' || /^\{\{\s*json \.\s*\}\}$/.test(format) ? escapeHtml(text) : text;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const parsing = !/executing ""/.test(error.message);
    throw new CommandError(`failed to ${parsing ? 'parse' : 'execute'} template: ${error.message}`);
  }
}

const escapeHtml = (text: string): string =>
  text.replace(/[<>&]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
