import { ProcessTree, type TreeProcess } from '@/components/mdx/process-tree';
import { titleOf } from '@/grading/findings/quote-command';
import type { ProcessReport, ReportedProcess } from '@/grading/report/process-report';

/** The container's processes as they were seen, two seconds after the start. */
export function ReportProcesses({ report: { processes, stop } }: { report: ProcessReport }) {
  if (processes.length === 0) return null;
  const roots = processes.filter(({ ppid }) => !processes.some(({ pid }) => pid === ppid));
  const box = {
    title: 'container',
    processes: roots.map((root) => branch(root, processes)),
    ...(stop && { incoming: `${stop.signal} from docker stop` }),
  };
  return <ProcessTree caption="Its processes, two seconds after the start." boxes={[box]} />;
}

const branch = ({ pid, argv, state, user }: ReportedProcess, all: readonly ReportedProcess[]): TreeProcess => ({
  pid,
  command: titleOf(argv),
  note: state === 'Z' ? 'a zombie' : user,
  ...(state === 'Z' && { state: 'gone' as const }),
  children: all.filter((one) => one.ppid === pid && one.pid !== pid).map((child) => branch(child, all)),
});
