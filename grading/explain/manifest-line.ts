/** Line of a container, written workload/container, in a manifest, or the first of its lines that says `what`; null when it is not there. */
export function manifestLine(text: string, service: string, what?: RegExp): number | null {
  const [workload = '', container = ''] = service.split('/');
  const rows = text.split('\n');
  const named = (name: string) => new RegExp(`^\\s*(?:-\\s*|.*[{,]\\s*)?name:\\s*["']?${name}["']?\\s*(?:[,}#].*)?$`);
  for (let start = 0; start < rows.length; ) {
    const length = rows.slice(start + 1).findIndex((row) => row.startsWith('---')) + 1;
    const own = rows.slice(start, length > 0 ? start + length : rows.length);
    const find = (pattern: RegExp, from = 0) => own.findIndex((row, i) => i >= from && pattern.test(row));
    const containers = find(/^\s*(containers|initContainers):/);
    const first = find(named(workload));
    if (containers >= 0 && first >= 0) {
      const inside = find(named(container), containers + 1);
      const end = own.findIndex(
        (row, i) => i > inside && row.trim() !== '' && indent(row) <= indent(own[inside] ?? ''),
      );
      const said = what
        ? own.slice(0, end < 0 ? own.length : end).findIndex((row, i) => i >= inside && what.test(row))
        : -1;
      return start + 1 + (said >= 0 ? said : inside >= 0 ? inside : first);
    }
    start += own.length;
  }
  return null;
}

const indent = (row: string): number => row.length - row.trimStart().length;
