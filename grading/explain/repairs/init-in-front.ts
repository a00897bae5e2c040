import { type Repair, replaceLines, rewrite } from './repair';

export const initInFront: Repair = {
  id: 'init-in-front',
  says: 'Put an init in front that reaps what nobody waits for.',
  wins: ['reaps-orphans', 'no-zombies', 'stops-on-term'],
  apply({ command, startup, files }) {
    const first = command?.own.find(({ kind }) => kind === 'ENTRYPOINT' || kind === 'CMD');
    // An init before a shell would only end sooner, without the program having been told.
    const inTheWay = startup?.steps.some(({ kind, execs }) => kind === 'init' || (kind !== 'program' && !execs));
    if (!command || !first || inTheWay) return undefined;
    const install =
      'RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*';
    const from = command.own[0]?.start ?? first.start;
    const given = command.entrypoint?.line ? command.entrypoint.argv : [];
    const entry = `ENTRYPOINT [${['tini', '--', ...given].map((word) => JSON.stringify(word)).join(', ')}]`;
    return rewrite(files, 'Dockerfile', (text) => {
      const own = command.own.findLast(({ kind }) => kind === 'ENTRYPOINT');
      const withInit = own
        ? replaceLines(text, own.start, own.end, [entry])
        : replaceLines(text, first.start, first.start - 1, [entry]);
      return replaceLines(withInit, from, from - 1, [install]);
    });
  },
};
