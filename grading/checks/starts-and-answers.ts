import type { Evidence } from '../evidence';
import { commandPlace } from '../explain/command-place';
import { supervisorSections } from '../explain/supervisor-section';
import type { Files } from '../files';
import type { Place } from '../place';
import { programName } from '../startup/shell-of';
import { defineCheck, lost, passed } from './check';

/** A row of a log that says more than the one before it. */
const TELLING = /\b\w*Error: |not found|No such file|[Pp]ermission denied/;

/** Up after two seconds, and an HTTP request to its port gets an answer. */
export const startsAndAnswers = defineCheck({
  id: 'starts-and-answers',
  lesson: 'what-a-container-runs',
  needs: 'image',
  title: 'The container starts and answers on its port',
  judge(evidence) {
    const { seen, scenario } = evidence;
    const { start, answer, logs = '' } = seen;
    const { file, line } = commandPlace(evidence);
    if (!start || start.error)
      return lost(
        `docker run said: ${start?.error}`,
        'The runtime could not execute the command that ENTRYPOINT and CMD make up.',
        'Check that the program’s name and path are right, and that the file is in the image and executable.',
        file,
        line,
      );
    if (!start.running) {
      const rows = logs.split('\n').filter((row) => row.trim() !== '');
      const said = rows.find((row) => TELLING.test(row)) ?? rows[0];
      const forked = start.exitCode === 0 ? daemonSection(evidence) : undefined;
      return lost(
        `The container ended with exit code ${start.exitCode}${said ? `; its log ${said === rows[0] ? 'begins' : 'says'}: ${said.trim()}` : ', without a word in its log'}.`,
        forked
          ? 'supervisord went to the background: its first process starts another one and ends, with 0. That first one was PID 1.'
          : 'A container lives as long as its PID 1. That process ended, so everything did.',
        forked
          ? 'supervisord has a setting for staying in the foreground.'
          : start.exitCode === 0
            ? 'Keep the server in the foreground, as the last thing that is started.'
            : 'Read the log above: it is the program’s own reason.',
        ...(forked ? ([forked.file, forked.line] as const) : scriptPlace(said, evidence.files, { file, line })),
      );
    }
    if (scenario.port === undefined) return passed('Up after two seconds.');
    if (answer?.status !== null && answer?.status !== undefined && answer.status < 500)
      return passed(`Up after two seconds; port ${scenario.port} answered with HTTP ${answer.status}.`);
    return lost(
      `The container is up, but port ${scenario.port} does not answer: ${answer?.error || `HTTP ${answer?.status}`}.`,
      'Something keeps PID 1 alive, but no server listens on that port.',
      `Look at docker logs and the process list: is the server started, and on port ${scenario.port}?`,
      file,
      line,
    );
  },
});

/** `./start.sh: line 2: …`, `start.sh: 2: …`: what a shell says of a script of the answer names its line. */
function scriptPlace(said: string | undefined, files: Files, other: Place): [string, number | null] {
  const [, path = '', line = ''] = /^([\w./-]+): (?:line )?(\d+): /.exec(said ?? '') ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const script = Object.keys(files).find((one) => one === name || one.endsWith(`/${name}`));
  return name !== '' && script !== undefined ? [script, Number(line)] : [other.file, other.line];
}

/** Of the supervisor that the container starts, when nothing keeps it in the foreground. */
function daemonSection({ startup, files }: Evidence) {
  const supervisor = startup?.started.find(({ argv: [program = ''] }) => programName(program) === 'supervisord');
  if (!supervisor || supervisor.argv.some((word) => /^(-n|--nodaemon)$/.test(word))) return undefined;
  const own = supervisorSections(files).find(({ name }) => name === 'supervisord');
  return own && !/^\s*nodaemon\s*=\s*(true|yes|on|1)/m.test(own.text) ? own : undefined;
}
