import type { ProcInfo } from '../../kernel/syscalls';

export interface Placed {
  readonly row: ProcInfo;
  readonly prefix: string;
}

/** Parents before their children. `branches` draws ` \_ ` (children of PID 1 stand at the margin), otherwise two blanks a level. */
export function forest(rows: readonly ProcInfo[], branches: boolean): Placed[] {
  const shown = new Set(rows.map((p) => p.pid));
  const out: Placed[] = [];
  const walk = (p: ProcInfo, lead: string, prefix: string): void => {
    out.push({ row: p, prefix });
    const children = rows.filter((child) => child.ppid === p.pid && child.pid !== p.pid);
    children.forEach((child, i) => {
      const last = i === children.length - 1;
      if (!branches) walk(child, `${lead}  `, `${lead}  `);
      else if (p.pid === 1) walk(child, '', '');
      else walk(child, `${lead} ${last ? ' ' : '|'}  `, `${lead} \\_ `);
    });
  };
  for (const p of rows) if (p.ppid === p.pid || !shown.has(p.ppid)) walk(p, '', '');
  return out;
}
