import { type Repair, rewrite } from './repair';

/** A repair of the Compose file's text. */
const inComposeFile = (
  id: string,
  says: string,
  wins: readonly string[],
  change: (text: string) => string,
): Repair => ({
  id,
  says,
  wins,
  apply: () => undefined,
  applyToStack: ({ files, file }) => rewrite(files, file, change),
});

export const composeRepairs: readonly Repair[] = [
  inComposeFile(
    'no-container-name',
    'Let Compose name the containers: a fixed name is there only once.',
    ['scales-to-n'],
    (text) => text.replace(/^\s*container_name:.*\n/gm, ''),
  ),
  inComposeFile(
    'no-fixed-port',
    'Leave the host’s port to Docker: a fixed one is there only once.',
    ['scales-to-n'],
    (text) => text.replace(/^(\s*-\s*)(["']?)\d+:(\d+)\2\s*$/gm, '$1"$3"'),
  ),
  inComposeFile('wait-for-health', 'Wait until what it depends on is healthy.', ['depends-on-ready'], (text) =>
    text
      .replace(/^(\s*)depends_on:\s*\[([^\]]+)\]/gm, (_, indent: string, names: string) =>
        [`${indent}depends_on:`, ...names.split(',').map((name) => healthy(indent, name.trim()))].join('\n'),
      )
      .replace(/^(\s*)depends_on:\s*\n((?:\s*-\s*[\w-]+\n)+)/gm, (_, indent: string, list: string) =>
        [
          `${indent}depends_on:`,
          ...list
            .trim()
            .split('\n')
            .map((row) => healthy(indent, row.replace(/^\s*-\s*/, '').trim())),
        ]
          .join('\n')
          .concat('\n'),
      )
      .replace(/condition: service_started/g, 'condition: service_healthy'),
  ),
];

const healthy = (indent: string, name: string): string =>
  `${indent}  ${name}:\n${indent}    condition: service_healthy`;
