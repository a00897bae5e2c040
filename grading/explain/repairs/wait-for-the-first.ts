import { type Repair, rewrite } from './repair';

export const waitForTheFirst: Repair = {
  id: 'wait-for-the-first',
  says: 'Wait for whichever ends first, and end with its status.',
  wins: ['dies-with-its-service', 'keeps-exit-code', 'crash-is-visible'],
  apply({ startup, files }) {
    const step = startup?.steps.find(({ kind, script }) => kind === 'script' && /bash/.test(script?.interpreter ?? ''));
    return (
      step &&
      rewrite(files, step.file, (text) => {
        const rows = text.trimEnd().split('\n');
        const at = rows.findLastIndex((row) => /^\s*wait\b/.test(row));
        if (at < 0) return `${text.trimEnd().replace(/([^&\s])\s*$/, '$1 &')}\nwait -n\nexit $?\n`;
        return [...rows.slice(0, at), 'wait -n', 'exit $?', ''].join('\n');
      })
    );
  },
};
