import { parseMount } from './mount-flag';

/** `--env NAME[=value]` */
export function checkEnv(value: string): string {
  if (value.startsWith('=') || value === '') throw new Error(`invalid environment variable: ${value}`);
  return value;
}

export function checkMount(value: string): string {
  parseMount(value);
  return value;
}

export function checkStream(value: string): string {
  const stream = value.toLowerCase();
  if (!['stdin', 'stdout', 'stderr'].includes(stream)) throw new Error('valid streams are STDIN, STDOUT and STDERR');
  return stream;
}

const isAddress = (text: string): boolean =>
  /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text) || /^[0-9a-f]*:[0-9a-f:.]*$/i.test(text);

/** `--dns` */
export function checkAddress(value: string): string {
  if (!isAddress(value)) throw new Error(`IP address is not correctly formatted: ${value}`);
  return value;
}

/** `name:address`, `name=address`, `name:host-gateway`: kept with a colon. */
export function checkExtraHost(value: string): string {
  const [, name = '', , address = ''] = /^([^:=]+)([:=])(.*)$/.exec(value) ?? [];
  if (name === '') throw new Error(`bad format for add-host: "${value}"`);
  const bare = address.replace(/^\[(.*)\]$/, '$1');
  if (bare !== 'host-gateway' && !isAddress(bare)) throw new Error(`invalid IP address in add-host: "${address}"`);
  return `${name}:${bare}`;
}

const sysctls = new Set(
  'kernel.msgmax kernel.msgmnb kernel.msgmni kernel.sem kernel.shmall kernel.shmmax kernel.shmmni kernel.shm_rmid_forced'.split(
    ' ',
  ),
);

/** Those that belong to a namespace. */
export function checkSysctl(value: string): string {
  const [name = '', ...rest] = value.split('=');
  const known = sysctls.has(name) || /^(net|fs\.mqueue)\./.test(name);
  if (rest.length === 0 || !known) throw new Error(`sysctl '${value}' is not allowed`);
  return value;
}

const limits =
  'as core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(' ');

/** `--ulimit name=soft[:hard]` */
export function checkUlimit(value: string): string {
  const [name = '', values, ...more] = value.split('=');
  if (values === undefined || more.length > 0) throw new Error(`invalid ulimit argument: ${value}`);
  if (!limits.includes(name)) throw new Error(`invalid ulimit type: ${name}`);
  const parts = values.split(':');
  if (parts.length > 2)
    throw new Error(`too many limit value arguments - ${values}, can only have up to two, \`soft[:hard]\``);
  for (const part of parts)
    if (!/^[+-]?\d+$/.test(part)) throw new Error(`strconv.ParseInt: parsing "${part}": invalid syntax`);
  const [soft = 0, hard = soft] = parts.map(Number);
  if (hard !== -1 && soft > hard)
    throw new Error(`ulimit soft limit must be less than or equal to hard limit: ${soft} > ${hard}`);
  return value;
}
