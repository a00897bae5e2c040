import type { BuildSeen } from '../battery/build';

const LONGEST = 70;

/** Why docker build stops, in a line: the file that is missing, or the command that ended. */
export function whyNotBuilt({ error, line }: BuildSeen): string {
  const at = line === null ? '' : `line ${line}: `;
  const missing = /"\/([^"]*)": not found$/.exec(error)?.[1];
  if (missing !== undefined)
    return `${at}the build copies ${missing}, which is not among the files; this is read from the files`;
  const ended = /^process "(?:\/bin\/sh -c )?(.*)" did not complete successfully: (.*)$/s.exec(error);
  if (!ended) return `docker build stops here: ${error}`;
  const [, command = '', why = ''] = ended;
  return `${at}docker build stops here: \`${short(command.replace(/\s+/g, ' ').trim())}\` ends with ${why}`;
}

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
