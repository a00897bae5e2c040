import type { StopSeen } from '../battery/stop';
import type { Finding } from '../findings/rule';

/** What stands in /proc once the application runs. */
export interface ReportedProcess {
  readonly pid: number;
  readonly ppid: number;
  readonly argv: readonly string[];
  readonly state: string;
  /** Name, or number when the image has no name for it. */
  readonly user: string;
}

export type Band = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** How the container of a Dockerfile behaves as processes. */
export interface ProcessReport {
  /** The container was run in the simulator; else what follows is read from the files. */
  readonly simulated: boolean;
  /** Why it was not run. */
  readonly reason?: string;
  readonly pid1: { readonly argv: readonly string[]; readonly form: 'exec' | 'shell' };
  readonly processes: readonly ReportedProcess[];
  readonly stop: Pick<StopSeen, 'signal' | 'seconds' | 'exitCode'> | null;
  readonly zombies: number;
  readonly findings: readonly Finding[];
  /** 0 to 100. */
  readonly score: number;
  readonly band: Band;
}
