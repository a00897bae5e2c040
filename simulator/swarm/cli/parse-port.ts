import { parsePublish } from '../../docker/cli/publish';
import type { PortConfig } from '../spec';

/** `8080:80`, ranges of them, or `published=8080,target=80,mode=host`; throws with the flag's words. */
export function parsePort(text: string): PortConfig[] {
  if (/=/.test(text)) return [parseLong(text)];
  const { bindings } = parsePublish([text]);
  return Object.entries(bindings).flatMap(([port, list]) => {
    const [target = '', protocol = 'tcp'] = port.split('/');
    return list.map(({ hostIp, hostPort }): PortConfig => {
      if (hostIp !== '' && hostIp !== '0.0.0.0') throw new Error('hostip is not supported');
      return {
        protocol: protocol as PortConfig['protocol'],
        targetPort: Number(target),
        publishedPort: Number(hostPort || 0),
        publishMode: 'ingress',
      };
    });
  });
}

function parseLong(text: string): PortConfig {
  let port: PortConfig = { protocol: 'tcp', targetPort: 0, publishedPort: 0, publishMode: 'ingress' };
  for (const field of text.split(',')) {
    const [key = '', value] = field.split('=').map((part) => part.trim().toLowerCase());
    if (value === undefined) throw new Error(`invalid field: ${field}`);
    switch (key) {
      case 'protocol':
        if (value !== 'tcp' && value !== 'udp' && value !== 'sctp') throw new Error(`invalid protocol value ${value}`);
        port = { ...port, protocol: value };
        break;
      case 'mode':
        if (value !== 'ingress' && value !== 'host')
          throw new Error(`invalid publish mode value (${value}): must be either 'ingress' or 'host'`);
        port = { ...port, publishMode: value };
        break;
      case 'target':
        port = { ...port, targetPort: number(value, `invalid target port (${value}): value must be an integer`) };
        break;
      case 'published':
        if (value !== '')
          port = {
            ...port,
            publishedPort: number(value, `invalid published port (${value}): value must be an integer`),
          };
        break;
      default:
        throw new Error(`invalid field key ${key}`);
    }
  }
  if (port.targetPort === 0) throw new Error(`missing mandatory field 'target'`);
  return port;
}

function number(text: string, problem: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65535)
    throw new Error(`${problem}: strconv.ParseUint: parsing "${text}": invalid syntax`);
  return Number(text);
}

export function checkPort(text: string): string {
  parsePort(text);
  return text;
}
