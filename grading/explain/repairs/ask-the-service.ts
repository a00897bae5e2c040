import { type Repair, replaceLines, rewrite } from './repair';

export const askTheService: Repair = {
  id: 'ask-the-service',
  says: 'Let the health check ask the service over HTTP.',
  wins: ['healthcheck-tells-truth'],
  apply({ command, files, scenario }) {
    if (!command || scenario.port === undefined || !/^node:/.test(command.base)) return undefined;
    const ask = `require('http').get('http://localhost:${scenario.port}/', (r) => process.exit(r.statusCode < 500 ? 0 : 1)).on('error', () => process.exit(1))`;
    const row = `HEALTHCHECK --interval=5s --timeout=2s CMD ["node", "-e", ${JSON.stringify(ask)}]`;
    const own = command.own.findLast(({ kind }) => kind === 'HEALTHCHECK');
    return rewrite(files, 'Dockerfile', (text) =>
      own ? replaceLines(text, own.start, own.end, [row]) : `${text.trimEnd()}\n${row}\n`,
    );
  },
};
