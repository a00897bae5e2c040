/** The ports of EXPOSE as `8080/tcp`, ranges written out; or the error's text. */
export function readExposedPorts(specs: string[]): string[] | { error: string } {
  const ports = new Set<string>();
  for (const spec of specs) {
    const found = readSpec(spec);
    if (typeof found === 'string') return { error: found };
    for (const port of found) ports.add(port);
  }
  return [...ports];
}

// ip:hostPort:containerPort/proto, of which only the container's part counts.
function readSpec(spec: string): string[] | string {
  const slash = spec.indexOf('/');
  const address = slash < 0 ? spec : spec.slice(0, slash);
  const protocol = slash < 0 || slash === spec.length - 1 ? 'tcp' : spec.slice(slash + 1).toLowerCase();
  const container = address.slice(address.lastIndexOf(':') + 1);
  if (container === '') return `No port specified: ${spec}<empty>`;
  const [first, last] = readRange(container);
  if (first === undefined || last === undefined || last < first) return `Invalid containerPort: ${container}`;
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) return `Invalid proto: ${protocol}`;
  return Array.from({ length: last - first + 1 }, (_, at) => `${first + at}/${protocol}`);
}

function readRange(text: string): [number | undefined, number | undefined] {
  const dash = text.indexOf('-');
  if (dash < 0) return [readPort(text), readPort(text)];
  return [readPort(text.slice(0, dash)), readPort(text.slice(dash + 1))];
}

function readPort(text: string): number | undefined {
  return /^\d+$/.test(text) && Number(text) < 65536 ? Number(text) : undefined;
}
