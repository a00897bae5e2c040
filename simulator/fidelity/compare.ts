// Scores a replay against a recording of the real engine, step by step. Both have `steps`, aligned. README.md says what
// normalisation removes.

export interface RecordedStep {
  readonly run?: string;
  readonly compare?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
  readonly seconds?: number;
  readonly sleep?: number;
}

export interface Mismatch {
  readonly step: number;
  readonly run: string;
  readonly field: string;
  readonly want: unknown;
  readonly got: unknown;
}

const AGE =
  '(?:Less than a second|About an? (?:minute|hour)|an? (?:second|minute|hour|day)|\\d+ (?:second|minute|hour|day|week|month|year)s?)';
const ADJECTIVES =
  'admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy charming clever compassionate competent condescending confident cool cranky crazy dazzling determined distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly sleepy stoic strange stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wizardly wonderful xenodochial youthful yucky zealous zen'
    .split(' ')
    .join('|');

const PS_VARIES = new Set([
  'C',
  'STIME',
  'START',
  'STARTED',
  'TIME',
  'ELAPSED',
  'ETIME',
  '%CPU',
  '%MEM',
  'VSZ',
  'RSS',
  'SZ',
  'CPU',
  'MEM',
  'WCHAN',
  'PRI',
  'NI',
  'ADDR',
]);
const PS_IDS = new Set(['PID', 'PPID', 'PGID', 'PGRP', 'SID', 'SESS', 'LWP', 'TID', 'NSPID']);
const FULL = 'UID PID PPID C STIME TTY TIME CMD'.split(' ');
const AUX = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND'.split(' ');

// Process tables: pids become labels in order of appearance, but 0 and 1 stay what they are.
function psTables(text: string): string {
  const label = new Map<string, string>();
  const pid = (n: string): string => {
    if (n === '0' || n === '1') return n;
    if (!label.has(n)) label.set(n, `p${label.size + 1}`);
    return label.get(n) ?? '';
  };
  const row = (line: string, header: readonly string[]): string | null => {
    const t = line.trim().split(/\s+/);
    if (t.length < header.length) return null;
    for (const [i, h] of header.entries()) if (PS_IDS.has(h) && !/^\d+$/.test(t[i] ?? '')) return null;
    const cells = header.map((h, i) => {
      const cell = t[i] ?? '';
      if (i === header.length - 1 && !PS_IDS.has(h)) return h === 'STAT' ? state(cell) : t.slice(i).join(' ');
      if (PS_IDS.has(h)) return pid(cell);
      if (PS_VARIES.has(h)) return '~';
      return h === 'STAT' || h === 'S' ? state(cell) : cell;
    });
    return cells.join(' ');
  };
  const state = (s: string): string => s.replace(/^[RDI]/, 'S');
  let header: string[] | null = null;
  return text
    .split('\n')
    .map((line) => {
      const t = line.trim().split(/\s+/);
      if ((t.includes('PID') || t.includes('PPID')) && t.every((w) => /^[%A-Z]+$/.test(w))) {
        header = t;
        return t.join(' ');
      }
      if (header) {
        const r = row(line, header);
        if (r) return r;
        header = null;
      }
      if (/^\S+\s+\d+\s+\d+\s+\d+\s+\d\d:\d\d\s+\S+\s+\d\d:\d\d:\d\d\s/.test(line.trim())) return row(line, FULL);
      if (/^\S+\s+\d+\s+[\d.]+\s+[\d.]+\s+\d+\s+\d+\s+\S+\s+[A-Z]\S*\s+\d\d:\d\d\s+\d+:\d\d\s/.test(line.trim()))
        return row(line, AUX);
      return line;
    })
    .join('\n');
}

// Lines that come from parallel work (compose progress, compose logs) are put in a fixed order.
function unshuffle(lines: readonly string[]): string[] {
  const kinds = [
    /^(?:Container|Network|Volume|Service|Config|Secret) \S+ [A-Z]\w+$/,
    /^\S+ \|(?: |$)/,
    /^(?:Creating|Removing) (?:service|network) \S+$/,
  ];
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const k = kinds.findIndex((re) => re.test(lines[i] ?? ''));
    const kind = kinds[k];
    if (!kind) {
      out.push(lines[i++] ?? '');
      continue;
    }
    const run: string[] = [];
    while (i < lines.length && kind.test(lines[i] ?? '')) run.push(lines[i++] ?? '');
    const key = (l: string): string => (k === 1 ? (/^\S+/.exec(l)?.[0] ?? '') : l);
    out.push(
      ...run
        .map((l, n) => [key(l), n, l] as const)
        .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
        .map((x) => x[2]),
    );
  }
  return out;
}

export function normalise(text: string | undefined, run = ''): string {
  let s = (text ?? '').replace(/\x1b\[[0-9;?]*[A-Za-z]/g, '').replace(/\r\n?/g, '\n');
  s = s.replace(/image \S+ could not be accessed on a registry to record\n[\s\S]*?versions of the image\.\n?/g, '');
  s = s.replace(/SWMTKN-\S+/g, '<token>').replace(/\+dfsg\d+/g, '');
  s = psTables(s);
  // times and ages
  s = s
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z| ?[+-]\d\d:?\d\d)?(?: UTC)?/g, '<time>')
    .replace(/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/g, '<time>')
    .replace(/\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}/g, '<time>')
    .replace(/\d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d(?:\.\d+)?/g, '<time>')
    .replace(/(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?: [A-Z]{3})?(?: \d{4})?/g, '<time>')
    .replace(/\b[A-Z][a-z]{2} \d\d \d\d:\d\d [AP]M\b/g, '<time>')
    .replace(/\b[A-Z][a-z]{2} [ \d]\d \d\d:\d\d\b(?!:)/g, '<time>')
    .replace(/uptime \d+:\d\d:\d\d/g, 'uptime <time>')
    .replace(/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, '<time>')
    .replace(/\b(?:real|user|sys)\s+\d+m[\d.]+s/g, (m) => `${m.slice(0, 4).trim()} <time>`)
    .replace(/\b\d+\.\d+ ?(?:ms|s|seconds|secs)\b/g, '<time>');
  s = s
    .replace(new RegExp(`\\bUp ${AGE}`, 'g'), 'Up')
    .replace(new RegExp(`\\b${AGE} ago\\b`, 'g'), '<age>')
    .replace(/\bLess than a second\b/g, '<age>');
  // identifiers; the same one keeps the same label within one text
  const ids = new Map<string, string>();
  const id = (h: string): string => {
    const k = h.slice(0, 12);
    if (!ids.has(k)) ids.set(k, `<id${ids.size + 1}>`);
    return ids.get(k) ?? '';
  };
  s = s
    .replace(/(?:sha256:)?\b([0-9a-f]{64})\b/g, (_, h: string) => id(h))
    .replace(/\b[0-9a-f]{12}\b/g, (h) => id(h))
    .replace(/\b(?=[a-z]*\d)[a-z0-9]{25}\b/g, (h) => id(h));
  if (/\b(?:service|node|swarm|stack)\b/.test(run))
    s = s.replace(
      /(^|[\s_.\\])((?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{12})(?=\s|$)/gm,
      (_, p: string, h: string) => p + id(h),
    );
  s = s.replace(new RegExp(`\\b(?:${ADJECTIVES})_[a-z]+\\b`, 'g'), '<name>');
  // addresses, ports, sizes; the same address keeps the same label within one text
  const ips = new Map<string, string>();
  const ip = (a: string): string => {
    if (!ips.has(a)) ips.set(a, `<ip${ips.size + 1}>`);
    return ips.get(a) ?? '';
  };
  const typed = new Set(run.match(/\b\d{4,5}\b/g) ?? []);
  s = s
    .replace(/\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi, '<mac>')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b(?:\/\d+)?/g, (m) => (/^(?:127\.|0\.0\.0\.0)/.test(m) ? m : ip(m)))
    .replace(/\b(?:fe80|fd[0-9a-f]{2}|2001):[0-9a-f:]+(?:\/\d+)?/gi, '<ip>')
    .replace(/:(3[2-9]\d{3}|[45]\d{4}|6[0-5]\d{3})\b/g, (m, port: string) => (typed.has(port) ? m : ':<port>'))
    .replace(/\b\d+(?:\.\d+)? ?(?:B|[kKMGT]i?B)\b/g, '<size>')
    .replace(/\b\d+(?:\.\d+)?%/g, '<pct>');
  // pids outside tables
  const p = (m: string, a: string, n: string): string => (n === '0' || n === '1' ? m : `${a}#`);
  s = s
    .replace(/(\b[pP][iI][dD][ =:]*)(\d+)/g, p)
    .replace(/(\b(?:process|received from) )(\d+)\b/g, p)
    .replace(/\b\d+#\d+:/g, (m) => (m === '1#1:' ? m : '#:'))
    .replace(
      /(^|\s)(\d+):([CMSX]) (?=<time>)/gm,
      (_, a: string, n: string, c: string) => `${a}${n === '1' ? 1 : '#'}:${c} `,
    )
    .replace(/(\/proc\/)(\d+)/g, p)
    .replace(/((?:kill|wait): \(?)(\d+)/g, p)
    .replace(/(: line \d+: +)(\d+)(?= +(?:Killed|Terminated|Aborted|Hangup|Segmentation))/g, p)
    .replace(/(\[\d+\] )(\d+)$/gm, p);
  if (/pgrep(?! -c)|pidof|\.Pid\b|pstree|NSpid|readlink|\becho\b[^;|&]*\$(?:\$|!|PPID|BASHPID)/.test(run)) {
    const counts = /wc -l|pgrep -\w*c|\$\?/.test(run); // then a line that is one number is a count or a status, not a pid
    s = s
      .split('\n')
      .map((l) =>
        counts && /^(?:exit )?\d+$/.test(l.trim())
          ? l
          : l.replace(/(^|[\s,({[:])(\d+)(?=$|[\s,)}\]])/g, (m, a: string, n: string) =>
              n === '0' || n === '1' ? m : `${a}#`,
            ),
      )
      .join('\n');
    s = s.replace(/\b((?:pid|net|uts|mnt|ipc|user|cgroup|time)(?:_for_children)?:\[)\d+\]/g, '$1#]');
  }
  if (/\bbuild\b/.test(run))
    s = s
      .replace(/^#\d+ /gm, '#N ')
      .replace(/^(#N )?\d+\.\d{3} /gm, '$1')
      .replace(/of ref \S+ /g, 'of ref <ref> ');
  s = s.replace(/\bafter \d+ ms\b/g, 'after <time>');
  const nested = /\bconfig\b|json|ya?ml/.test(run); // where the indentation is the meaning, it stays
  const lines = s
    .split('\n')
    .map((l) => (nested ? (/^ */.exec(l)?.[0] ?? '') : '') + l.replace(/\s+/g, ' ').trim())
    .filter((l) => l.trim());
  return unshuffle(lines).join('\n');
}

export const sameTime = (a: number, b: number): boolean => b >= 0 && Math.abs(a - b) <= Math.max(0.75, 0.15 * a);

export function compare(
  want: readonly RecordedStep[],
  got: readonly RecordedStep[],
): { steps: number; matched: number; mismatches: Mismatch[] } {
  let steps = 0;
  let matched = 0;
  const mismatches: Mismatch[] = [];
  want.forEach((w, step) => {
    const { run } = w;
    if (run === undefined) return;
    steps += 1;
    const g = got[step] ?? {};
    const bad: [string, unknown, unknown][] = [];
    if (w.exit !== g.exit) bad.push(['exit', w.exit, g.exit]);
    if (w.compare !== 'exit') {
      for (const field of ['stdout', 'stderr'] as const) {
        const a = normalise(w[field], run);
        const b = normalise(g[field], run);
        if (a !== b) bad.push([field, a, b]);
      }
    }
    if (!sameTime(w.seconds ?? 0, g.seconds ?? Infinity)) bad.push(['seconds', w.seconds, g.seconds]);
    if (bad.length === 0) matched += 1;
    for (const [field, a, b] of bad) mismatches.push({ step, run, field, want: a, got: b });
  });
  return { steps, matched, mismatches };
}
