import { fail, type Json, shown, text } from './jq-values';

export function format(name: string, v: Json): string {
  switch (name) {
    case 'text':
      return text(v);
    case 'json':
      return JSON.stringify(v);
    case 'tsv':
    case 'csv':
      if (!Array.isArray(v)) return fail(`${shown(v)} cannot be ${name}-formatted, only an array can be`);
      return v
        .map((x) => {
          if (typeof x === 'object' && x !== null) return fail(`${shown(x)} is not valid in a csv row`);
          if (x === null) return '';
          if (name === 'csv') return typeof x === 'string' ? `"${x.replaceAll('"', '""')}"` : String(x);
          return String(x)
            .replaceAll('\\', '\\\\')
            .replaceAll('\t', '\\t')
            .replaceAll('\n', '\\n')
            .replaceAll('\r', '\\r');
        })
        .join(name === 'csv' ? ',' : '\t');
    case 'html':
      return text(v).replace(
        /[&<>'"]/g,
        (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' })[c] ?? c,
      );
    case 'uri':
      return text(v).replace(/[^\w.~-]/g, (c) => encodeURIComponent(c));
    case 'sh':
      return (Array.isArray(v) ? v : [v])
        .map((x) => (typeof x === 'string' ? `'${x.replaceAll("'", "'\\''")}'` : JSON.stringify(x)))
        .join(' ');
    default:
      return fail(`${name} is not a valid format`);
  }
}
