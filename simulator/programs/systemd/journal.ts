import type { Bytes } from '../../bytes';
import type { Syscalls } from '../../kernel/syscalls';

// The journal is one file under /run/log/journal, a line for each entry; journald alone writes it.

export interface JournalEntry {
  /** ms since 1970 */
  readonly time: number;
  /** syslog's 0–7 */
  readonly priority: number;
  readonly unit: string;
  readonly identifier: string;
  readonly pid: number;
  readonly message: Bytes;
}

export const JOURNAL_SIGNATURE = 'LPKSHHRH\n';
const FOLDER = '/run/log/journal';
export const STDOUT_SOCKET = '/run/systemd/journal/stdout';
export const DEV_LOG_SOCKET = '/run/systemd/journal/dev-log';

export const journalPath = (sys: Syscalls): string =>
  `${FOLDER}/${sys.readFile('/etc/machine-id').trim()}/system.journal`;

export const formatEntry = (e: JournalEntry): Bytes =>
  `${e.time}\t${e.priority}\t${e.unit}\t${e.identifier}\t${e.pid}\t${e.message}\n`;

const parseEntry = (line: Bytes): JournalEntry => {
  const [time, priority, unit = '', identifier = '', pid, ...rest] = line.split('\t');
  return {
    time: Number(time),
    priority: Number(priority),
    unit,
    identifier,
    pid: Number(pid),
    message: rest.join('\t'),
  };
};

/** undefined when no journal was ever written. */
export function readJournal(sys: Syscalls): JournalEntry[] | undefined {
  try {
    const text = sys.readFile(journalPath(sys));
    return text.slice(JOURNAL_SIGNATURE.length).split('\n').filter(Boolean).map(parseEntry);
  } catch {
    return undefined;
  }
}
