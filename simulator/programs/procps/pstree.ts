import type { ProcInfo, Program } from '../../kernel/syscalls';
import { print, printError } from '../stdio';

/** pstree(1) of psmisc, ASCII: `sh-+-sleep` with twins as `2*[sleep]`. */
export const pstree: Program = function* (sys, argv) {
  const flags = argv
    .slice(1)
    .filter((word) => word.startsWith('-'))
    .join('');
  const showPids = flags.includes('p');
  const showArgs = flags.includes('a');
  const start = argv.slice(1).find((word) => /^\d+$/.test(word));
  const all = sys.processes();
  const name = (p: ProcInfo): string =>
    `${showArgs && p.argv.length ? p.argv.join(' ') : p.comm}${showPids ? `(${p.pid})` : ''}`;
  const children = (pid: number): ProcInfo[] =>
    all
      .filter((p) => p.ppid === pid && p.pid !== pid)
      .sort((a, b) => (a.comm < b.comm ? -1 : a.comm > b.comm ? 1 : a.pid - b.pid));

  const draw = (p: ProcInfo): string[] => {
    const label = name(p);
    const threads = p.threads > 1 && !showPids && !showArgs ? [`${p.threads - 1}*[{${p.comm}}]`] : [];
    const twins = new Map<string, string[]>();
    for (const child of children(p.pid)) {
      const block = draw(child);
      const key = block.join('\n');
      twins.set(key, [...(twins.get(key) ?? []), key]);
    }
    const blocks = [...twins].map(([key, copies]) =>
      copies.length > 1 && !key.includes('\n')
        ? [`${copies.length}*[${key}]`]
        : copies.flatMap((copy) => copy.split('\n')),
    );
    const parts = [...blocks, ...threads.map((thread) => [thread])];
    if (parts.length === 0) return [label];
    if (showArgs)
      return [
        label,
        ...parts.flatMap((part, i) =>
          part.map(
            (line, k) =>
              `  ${k === 0 ? (i === parts.length - 1 ? '`-' : '|-') : i === parts.length - 1 ? '  ' : '| '}${line}`,
          ),
        ),
      ];
    const pad = ' '.repeat(label.length);
    return parts.flatMap((part, i) =>
      part.map((line, k) => {
        const only = parts.length === 1;
        const last = i === parts.length - 1;
        if (i === 0 && k === 0) return `${label}${only ? '---' : '-+-'}${line}`;
        if (k === 0) return `${pad} ${last ? '`-' : '|-'}${line}`;
        return `${pad} ${last ? '  ' : '| '}${line}`;
      }),
    );
  };
  const root = all.find((p) => p.pid === Number(start ?? 1));
  if (!root) {
    yield* printError(sys, '');
    return 1;
  }
  yield* print(sys, `${draw(root).join('\n')}\n`);
  return 0;
};
