import type { BootedUnit } from '../../packages/systemd-units';
import { basename, dirname } from '../../vfs/path';
import { shortExit } from './exit-names';
import { readJournal } from './journal';
import type { Manager } from './manager';
import { presetOf } from './preset';
import { Service } from './service';
import { formatLine } from './show-journal';
import { findUnit, wordsOf } from './unit-file';
import { enableState } from './unit-links';

const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');

/** `Fri 2026-11-27 01:42:04 UTC; 4s ago` */
function since(at: number, now: number): string {
  const date = new Date(at);
  return `${days[date.getUTCDay()]} ${date.toISOString().slice(0, 19).replace('T', ' ')} UTC; ${age(now - at)} ago`;
}

function age(ms: number): string {
  if (ms < 1000) return `${Math.max(Math.round(ms), 1)}ms`;
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}min${seconds % 60 ? ` ${seconds % 60}s` : ''}`;
  return `${Math.floor(seconds / 3600)}h${Math.floor(seconds / 60) % 60 ? ` ${Math.floor(seconds / 60) % 60}min` : ''}`;
}

const duration = (ms: number): string => (ms < 1000 ? `${Math.round(ms)}ms` : `${(ms / 1000).toFixed(3)}s`);

/** An argument with blanks is quoted. */
const commandLine = (argv: readonly string[]): string =>
  argv.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(' ');

const MARK: Readonly<Record<string, string>> = { active: '\u25cf', failed: '\u00d7', inactive: '\u25cb' };

const field = (title: string, value: string): string => `${title.padStart(11)}: ${value}\n`;

function loaded(manager: Manager, name: string, path: string): string {
  return field('Loaded', `loaded (${path}; ${enableState(manager.sys, name)}; preset: ${presetOf(name)})`);
}

export function unitStatus(manager: Manager, unit: Service | BootedUnit, lines: number): string {
  if (!(unit instanceof Service)) {
    const state = unit.sub === 'failed' ? 'failed' : 'active';
    const head = `${MARK[state]} ${unit.name} - ${unit.description}\n`;
    const result = unit.sub === 'failed' ? 'failed (Result: exit-code)' : `active (${unit.sub})`;
    return `${head}${loaded(manager, unit.name, findUnit(manager.sys, unit.name) ?? '')}${field('Active', `${result} since ${since(manager.startedAt, manager.sys.now())}`)}`;
  }
  return serviceStatus(manager, unit, lines);
}

function serviceStatus(manager: Manager, service: Service, lines: number): string {
  const { sys } = manager;
  const now = sys.now();
  let out = `${MARK[service.active] ?? '\u25cf'} ${service.title}\n`;
  out += service.unit.masked
    ? field('Loaded', `masked (Reason: Unit ${service.name} is masked.)`)
    : loaded(manager, service.name, service.unit.path);
  for (const [i, file] of service.unit.dropIns.entries())
    out += `${i === 0 ? field('Drop-In', dirname(file)) : ''}             ${i === service.unit.dropIns.length - 1 ? '\u2514' : '\u251c'}\u2500${basename(file)}\n`;
  out += field('Active', activeLine(service, now));
  const over = service.active === 'inactive' || service.active === 'failed';
  if (over && service.activeAt !== undefined && service.inactiveAt !== undefined)
    out += field('Duration', duration(service.inactiveAt - service.activeAt));
  if (service.invocation) out += field('Invocation', service.invocation);
  const docs = wordsOf(service.unit.all('Unit', 'Documentation'));
  for (const [i, doc] of docs.entries()) out += i === 0 ? field('Docs', doc) : `             ${doc}\n`;
  for (const one of service.ran)
    if (one.status && one.pid !== service.mainPid)
      out += field('Process', `${one.pid} ${one.kind}=${one.text} (${shortExit(one.status)})`);
  if (service.mainPid) out += field('Main PID', `${service.mainPid} (${service.commOf(service.mainPid)})`);
  else if (service.mainStatus) {
    const main = service.ran.find((one) => one.kind === 'ExecStart');
    out += field('Main PID', `${main?.pid ?? 0} (${shortExit(service.mainStatus)})`);
  }
  out += controlGroup(manager, service);
  const log = (readJournal(sys) ?? []).filter((e) => e.unit === service.name && e.time >= manager.startedAt);
  const last = lines > 0 ? log.slice(-lines) : [];
  if (last.length > 0) out += `\n${last.map((entry) => formatLine(entry, sys.hostname())).join('')}`;
  return out;
}

function activeLine(service: Service, now: number): string {
  const { active, sub, result } = service;
  if (active === 'failed') return `failed (Result: ${result}) since ${since(service.inactiveAt ?? now, now)}`;
  if (active === 'inactive')
    return service.inactiveAt === undefined
      ? 'inactive (dead)'
      : `inactive (dead) since ${since(service.inactiveAt, now)}`;
  return `${active} (${sub})${result !== 'success' && sub === 'auto-restart' ? ` (Result: ${result})` : ''} since ${since(service.changedAt, now)}`;
}

function controlGroup(manager: Manager, service: Service): string {
  const members = new Set(service.processes());
  if (members.size === 0) return '';
  const there = manager.sys.processes().filter(({ pid }) => members.has(pid));
  const memory = there.reduce((sum, { rss }) => sum + rss, 0);
  const tree = there
    .map(
      ({ pid, argv }, i) =>
        `             ${i === there.length - 1 ? '\u2514' : '\u251c'}\u2500${pid} ${commandLine(argv)}\n`,
    )
    .join('');
  return `${field('Tasks', `${there.length} (limit: 28909)`)}${field('Memory', `${(memory / 1024 ** 2).toFixed(1)}M`)}${field('CGroup', `/system.slice/${service.name}`)}${tree}`;
}

/** systemctl status without a unit. */
export function managerStatus(manager: Manager): string {
  const { sys } = manager;
  const failed = manager.failedAtBoot.size + [...manager.services.values()].filter((s) => s.active === 'failed').length;
  const mark = failed > 0 ? '\u25cf' : '\u25cf';
  const running = [...manager.services.values()].filter((s) => s.processes().length > 0);
  const rows = running.flatMap((service) => {
    const pids = new Set(service.processes());
    const there = sys.processes().filter(({ pid }) => pids.has(pid));
    return [
      `             \u251c\u2500${service.name}\n`,
      ...there.map(
        ({ pid, argv }, i) =>
          `             \u2502 ${i === there.length - 1 ? '\u2514' : '\u251c'}\u2500${pid} ${commandLine(argv)}\n`,
      ),
    ];
  });
  const journald = sys.processes().find(({ comm }) => comm === 'systemd-journal');
  return `${mark} ${sys.hostname()}
    State: ${failed > 0 ? 'degraded' : 'running'}
    Units: 167 loaded (incl. loaded aliases)
     Jobs: 0 queued
   Failed: ${failed} units
    Since: ${since(manager.startedAt, sys.now())}
  systemd: 257.13-1~deb13u1
  Tainted: unmerged-bin:cgroupsv1
   CGroup: /
           \u251c\u2500init.scope
           \u2502 \u2514\u25001 /sbin/init
           \u2514\u2500system.slice
${rows.join('')}             \u2514\u2500systemd-journald.service
               \u2514\u2500${journald?.pid ?? 0} /usr/lib/systemd/systemd-journald
`;
}
