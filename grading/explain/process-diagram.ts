import type { ProcessSeen } from '../battery/processes';
import type { StopSeen } from '../battery/stop';
import type { CommandPart, EffectiveCommand } from '../effective-command';
import type { Evidence } from '../evidence';
import { quoteCommand } from '../findings/quote-command';
import type { Startup } from '../startup/startup';

export interface DiagramProcess {
  readonly pid: number;
  readonly command: string;
  /** What the stop signal did to it. */
  readonly note?: string;
  readonly state?: 'told' | 'lost' | 'gone';
  readonly children: readonly DiagramProcess[];
}

/** How ENTRYPOINT and CMD become processes, and whom the stop signal reaches. */
export interface ProcessDiagram {
  /** The two halves of the command and what they make together. */
  readonly parts: readonly { readonly source: string; readonly text: string }[];
  /** “SIGTERM from docker stop” */
  readonly incoming: string;
  readonly processes: readonly DiagramProcess[];
  /** Whether they were seen. */
  readonly caption: string;
}

/** What there is to draw: the command, and its container where one was run. */
export interface Lived {
  readonly command: EffectiveCommand;
  readonly startup: Startup;
  /** What docker run or a Compose file gives in the place of CMD. */
  readonly given: readonly string[];
  readonly processes: readonly ProcessSeen[];
  readonly stop: Pick<StopSeen, 'signal' | 'signals'> | undefined;
}

/** undefined when the Dockerfile can't be read. */
export function processDiagram({ command, startup, seen, scenario }: Evidence): ProcessDiagram | undefined {
  if (!command || !startup) return undefined;
  const { args: given } = scenario;
  const argv = given.length > 0 ? [...(command.entrypoint?.argv ?? []), ...given] : command.argv;
  const { processes = [], stop } = seen;
  return drawProcesses({ command: { ...command, argv }, startup, given, processes, stop });
}

export function drawProcesses({ command, startup, given, processes: all, stop }: Lived): ProcessDiagram {
  const { entrypoint, cmd, argv } = command;
  const parts = [entrypoint, given.length > 0 ? null : cmd].flatMap((part) => (part ? [describe(part)] : []));
  if (given.length > 0) parts.push({ source: 'arguments, in the place of CMD', text: quoteCommand(given) });
  const roots = all.filter(({ ppid }) => !all.some(({ pid }) => pid === ppid));
  return {
    parts: [...parts, ...(argv.length > 0 ? [{ source: 'together', text: quoteCommand(argv) }] : [])],
    incoming: `${stop?.signal ?? command.stopSignal} from docker stop`,
    processes:
      all.length > 0
        ? roots.map((root) => branch(root, all, stop?.signals))
        : [{ pid: 1, command: quoteCommand(startup.pid1), children: [] }],
    caption:
      all.length > 0 ? 'The processes two seconds after the start.' : 'The first process, as far as the files tell.',
  };
}

function describe({ instruction, form, argv, file, line }: CommandPart): ProcessDiagram['parts'][number] {
  const where =
    line === null ? 'from the base image' : `${file === 'Dockerfile' ? '' : `${file}, `}line ${line}, ${form} form`;
  return { source: `${instruction}, ${where}`, text: quoteCommand(argv) };
}

type Signals = StopSeen['signals'];

function branch(one: ProcessSeen, all: readonly ProcessSeen[], signals: Signals | undefined): DiagramProcess {
  const children = all
    .filter(({ ppid, pid }) => ppid === one.pid && pid !== one.pid)
    .map((child) => branch(child, all, signals));
  return { pid: one.pid, command: quoteCommand(one.argv), children, ...(signals && fate(one, children, signals)) };
}

/** What became of the first signal that was not SIGKILL. */
function fate(
  { hostPid, state, pid }: ProcessSeen,
  children: readonly DiagramProcess[],
  signals: Signals,
): Pick<DiagramProcess, 'note' | 'state'> {
  if (state === 'Z') return { note: 'a zombie', state: 'gone' };
  const [first] = signals.filter((one) => one.hostPid === hostPid && one.signal !== 'SIGKILL');
  if (first?.outcome === 'delivered') return { note: `handles ${first.signal}`, state: 'told' };
  if (first?.reason === 'default') return { note: `ended by ${first.signal}, it has no handler`, state: 'told' };
  if (first?.reason === 'pid1-default')
    return { note: `ignores ${first.signal}: PID 1 without a handler`, state: 'lost' };
  // An init blocks the signal and fetches it with sigtimedwait(2).
  if (first?.outcome === 'pending' && children.some((child) => child.state === 'told'))
    return { note: `passes ${first.signal} on`, state: 'told' };
  if (first) return { note: `${first.signal} ${first.outcome}`, state: 'lost' };
  const killed = signals.some((one) => one.hostPid === hostPid);
  if (pid === 1 && !killed) return { state: 'told' };
  return { note: 'is never told', state: 'lost' };
}
