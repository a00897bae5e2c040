import { bootedUnits } from '../../packages/systemd-units';
import type { Manager } from './manager';
import type { ManagerRequest } from './manager-client';

interface Row {
  readonly name: string;
  readonly active: string;
  readonly sub: string;
  readonly description: string;
}

/** Units without files, as they are in every booted container. */
const PLAIN = `-.mount|mounted|Root Mount
etc-hostname.mount|mounted|/etc/hostname
etc-hosts.mount|mounted|/etc/hosts
etc-resolv.conf.mount|mounted|/etc/resolv.conf
init.scope|running|System and Service Manager
systemd-journald.service|running|Journal Service
-.slice|active|Root Slice
system-getty.slice|active|Slice /system/getty
system-modprobe.slice|active|Slice /system/modprobe
system.slice|active|System Slice`
  .split('\n')
  .map((line): Row => {
    const [name = '', sub = '', description = ''] = line.split('|');
    return { name, active: 'active', sub, description };
  });

const kind = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

function rows(manager: Manager): Row[] {
  const own = bootedUnits.map(({ name, description, sub }): Row => {
    const state = sub !== 'failed' ? 'active' : manager.failedAtBoot.has(name) ? 'failed' : 'inactive';
    return { name, active: state, sub: state === 'inactive' ? 'dead' : sub, description };
  });
  const services = [...manager.services.values()].map(
    ({ name, active, sub, description }): Row => ({ name, active, sub, description }),
  );
  return [...PLAIN, ...own, ...services].sort((a, b) =>
    kind(a.name) === kind(b.name) ? (a.name < b.name ? -1 : 1) : kind(a.name) < kind(b.name) ? -1 : 1,
  );
}

const LEGEND = `
Legend: LOAD   \u2192 Reflects whether the unit definition was properly loaded.
        ACTIVE \u2192 The high-level unit activation state, i.e. generalization of SUB.
        SUB    \u2192 The low-level unit activation state, values depend on unit type.
`;

export function listUnits(
  manager: Manager,
  { words, options }: ManagerRequest,
  matches: (pattern: string, name: string) => boolean,
): string {
  const list = (key: string): string[] => options.filter(([k]) => k === key).flatMap(([, value]) => value.split(','));
  const has = (key: string): boolean => options.some(([k]) => k === key);
  const [types, states] = [list('t'), has('failed') ? ['failed'] : list('state')];
  const all = has('a') || states.length > 0;
  const shown = rows(manager).filter(
    (row) =>
      (all || row.active !== 'inactive') &&
      (types.length === 0 || types.includes(kind(row.name))) &&
      (states.length === 0 || states.includes(row.active) || states.includes(row.sub)) &&
      (words.length === 0 || words.some((pattern) => matches(pattern, row.name))),
  );
  const width = (pick: (row: Row) => string, title: string): number =>
    Math.max(title.length, ...shown.map((row) => pick(row).length));
  const widths = [width((r) => r.name, 'UNIT'), 6, width((r) => r.active, 'ACTIVE'), width((r) => r.sub, 'SUB')];
  const line = (mark: string, cells: readonly string[], last: string): string =>
    `${mark} ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' ')} ${last}\n`;
  const table = shown.map((row) =>
    line(row.active === 'failed' ? '\u25cf' : ' ', [row.name, 'loaded', row.active, row.sub], row.description),
  );
  if (has('no-legend')) return table.join('');
  const hint =
    all || has('a')
      ? ''
      : " Pass --all to see loaded but inactive units, too.\nTo show all installed unit files use 'systemctl list-unit-files'.";
  if (shown.length === 0) return `  UNIT LOAD ACTIVE SUB DESCRIPTION\n${'0 loaded units listed.'}${hint}\n`;
  return `${line(' ', ['UNIT', 'LOAD', 'ACTIVE', 'SUB'], 'DESCRIPTION')}${table.join('')}${LEGEND}\n${shown.length} loaded units listed.${hint}\n`;
}
