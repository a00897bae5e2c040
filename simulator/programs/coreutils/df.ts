import { asErrno } from '../../kernel/errno';
import { command } from '../command';
import { mountOf } from '../mount-of';
import { humanSize } from '../size';

// Every file system lives on the host's one disk, or in memory.
const DISK = { size: 63_089_672, used: 18_523_100, free: 41_330_332 };
const MEMORY = { size: 65_536, used: 0, free: 65_536 };
const HIDDEN = new Set(['proc', 'sysfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2']);

interface Row {
  readonly source: string;
  readonly type: string;
  readonly size: number;
  readonly used: number;
  readonly free: number;
  readonly target: string;
}

/** df(1) */
export const df = command(
  {
    name: 'df',
    usage: '[OPTION]... [FILE]...',
    about: 'Show information about the file system on which each FILE resides.',
    options:
      'a,all h,human-readable H,si k m i,inodes T,print-type t=,type x=,exclude-type l,local P,portability output=? total B=,block-size',
  },
  function* (io, options, files) {
    const mounts = io.sys.mounts();
    const row = ({ source, type, target }: (typeof mounts)[number]): Row => ({
      source,
      type,
      target,
      ...(type === 'tmpfs' ? MEMORY : DISK),
    });
    const rows: Row[] = [];
    for (const file of files)
      try {
        const holder = mountOf(io.sys, file);
        if (holder) rows.push(row(holder));
      } catch (e) {
        yield* io.fail(`${file}: ${asErrno(e).message}`);
      }
    if (files.length === 0) rows.push(...mounts.filter(({ type }) => options.has('a') || !HIDDEN.has(type)).map(row));
    if (rows.length === 0) {
      if (files.length === 0) return 1;
      return io.status;
    }
    const human = options.has('h', 'H');
    const unit = options.has('m') || options.get('B') === 'M' ? 1024 : 1;
    const amount = (kib: number): string => (human ? humanSize(kib * 1024) : String(Math.ceil(kib / unit)));
    const percent = (r: Row): string => `${r.used + r.free === 0 ? 0 : Math.ceil((100 * r.used) / (r.used + r.free))}%`;
    const columns: Record<string, [title: string, left: boolean, value: (r: Row) => string]> = {
      source: ['Filesystem', true, (r) => r.source],
      fstype: ['Type', true, (r) => r.type],
      size: [human ? 'Size' : unit === 1024 ? '1M-blocks' : '1K-blocks', false, (r) => amount(r.size)],
      used: ['Used', false, (r) => amount(r.used)],
      avail: [human && io.flavour === 'gnu' ? 'Avail' : 'Available', false, (r) => amount(r.free)],
      pcent: ['Use%', false, percent],
      target: ['Mounted on', true, (r) => r.target],
    };
    const asked = options.get('output');
    const chosen = (
      asked
        ? asked.split(',')
        : ['source', ...(options.has('T') ? ['fstype'] : []), 'size', 'used', 'avail', 'pcent', 'target']
    ).flatMap((name) => (columns[name] ? [columns[name]] : []));
    const cells = [chosen.map(([title]) => title), ...rows.map((r) => chosen.map(([, , value]) => value(r)))];
    const widths = chosen.map((_, i) =>
      Math.max(i === 0 && !asked ? 14 : 0, ...cells.map((line) => line[i]?.length ?? 0)),
    );
    for (const line of cells) {
      const text = line.map((cell, i) =>
        chosen[i]?.[1] ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      );
      yield* io.print(`${text.join(' ').trimEnd()}\n`);
    }
  },
);
