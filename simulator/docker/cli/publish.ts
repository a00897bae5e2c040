import type { PortBinding } from '../container-config';

interface Published {
  readonly exposed: readonly string[];
  readonly bindings: Readonly<Record<string, readonly PortBinding[]>>;
}

/** `--publish [ip:][hostPort:]containerPort[/protocol]`, ports or ranges of them. Throws with the client's words. */
export function parsePublish(specs: readonly string[]): Published {
  const bindings: Record<string, PortBinding[]> = {};
  for (const spec of specs) {
    for (const [port, binding] of parseOne(/=/.test(spec) ? longForm(spec) : spec)) {
      bindings[port] ??= [];
      bindings[port].push(binding);
    }
  }
  return { exposed: Object.keys(bindings), bindings };
}

/** `published=8080,target=80` */
function longForm(spec: string): string {
  const fields = new Map(
    spec.split(',').map((field) => [field.split('=')[0] ?? '', field.slice(field.indexOf('=') + 1)]),
  );
  return `${fields.get('published') ? `${fields.get('published')}:` : ''}${fields.get('target') ?? ''}/${fields.get('protocol') ?? 'tcp'}`;
}

function parseOne(spec: string): (readonly [string, PortBinding])[] {
  const [address = '', protocol = 'tcp'] = spec.split('/');
  const [, ip = '', hostPort = '', containerPort = ''] =
    /^(?:(?:(\[[^\]]*\]|[^:]*):)?([^:]*):)?([^:]*)$/.exec(address) ?? [];
  const many = /^(.*:.*):[^:]*:[^:]*$/.exec(address)?.[1];
  if (many !== undefined && !address.startsWith('['))
    throw new Error(`Invalid ip address ${many}: address ${many}:: too many colons in address`);
  if (containerPort === '') throw new Error(`no port specified: ${spec}<empty>`);
  if (ip !== '' && !/^\d+\.\d+\.\d+\.\d+$|^\[.*\]$/.test(ip)) throw new Error(`Invalid ip address: ${ip}`);
  const inside = range(containerPort);
  if (!inside) throw new Error(`Invalid containerPort: ${containerPort}`);
  const outside = hostPort === '' ? undefined : range(hostPort);
  if (hostPort !== '' && !outside) throw new Error(`Invalid hostPort: ${hostPort}`);
  const count = inside[1] - inside[0];
  if (outside && outside[1] - outside[0] !== count && count !== 0) {
    throw new Error(`Invalid ranges specified for container and host Ports: ${containerPort} and ${hostPort}`);
  }
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) throw new Error(`Invalid proto: ${protocol}`);
  return Array.from({ length: count + 1 }, (_, i) => {
    const wanted = !outside ? '' : count === 0 && outside[1] !== outside[0] ? hostPort : String(outside[0] + i);
    return [
      `${inside[0] + i}/${protocol.toLowerCase()}`,
      { hostIp: ip.replace(/^\[|\]$/g, ''), hostPort: wanted },
    ] as const;
  });
}

/** A port, or `first-last`; undefined for anything else. */
export function range(text: string): readonly [number, number] | undefined {
  const [first = '', last = first, ...rest] = text.split('-');
  const good = (port: string) => /^\d+$/.test(port) && Number(port) <= 65535;
  if (rest.length > 0 || !good(first) || !good(last) || Number(last) < Number(first)) return undefined;
  return [Number(first), Number(last)];
}

/** `--expose 80-82/udp` */
export function parseExpose(specs: readonly string[]): string[] {
  return specs.flatMap((spec) => {
    if (spec.includes(':')) throw new Error(`invalid port format for --expose: ${spec}`);
    const [ports = '', protocol = 'tcp'] = spec.split('/');
    const both = range(ports);
    if (!both)
      throw new Error(
        `invalid range format for --expose: ${spec}, error: strconv.ParseUint: parsing "${ports}": invalid syntax`,
      );
    return Array.from({ length: both[1] - both[0] + 1 }, (_, i) => `${both[0] + i}/${protocol}`);
  });
}
