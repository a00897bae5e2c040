import { programName } from '../startup/shell-of';

const SHELLS = /^(ba|da|a|z)?sh$/;
const INITS = /^(tini|tini-static|docker-init|dumb-init|catatonit)$/;
const INTERPRETERS = /^(node|nodejs|python[\d.]*|perl|ruby|php)$/;

/** What a process is to its reader: `server.js` for `node server.js`, `nginx` for its master and its workers; '' for shells, inits and what they use. */
export function serviceName(argv: readonly string[]): string {
  const [first = ''] = argv;
  const name = programName(first)
    .replace(/^-/, '')
    .replace(/[:\s].*$/, '');
  if (SHELLS.test(name) || INITS.test(name) || name === 'sleep' || name === 'tail') return '';
  if (!INTERPRETERS.test(name)) return name;
  const script = argv.slice(1).find((word) => !word.startsWith('-'));
  return script === undefined ? name : programName(script);
}

/** The services among processes, each once, in the order of their numbers. */
export const servicesIn = (
  processes: readonly { readonly argv: readonly string[]; readonly state: string }[],
): string[] =>
  [...new Set(processes.flatMap(({ argv, state }) => (state === 'Z' ? [] : [serviceName(argv)])))].filter(
    (name) => name !== '',
  );
