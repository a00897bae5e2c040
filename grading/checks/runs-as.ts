import { instructionLine } from '../explain/instruction-line';
import { processLine } from '../explain/process-line';
import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const runsAs = defineCheck({
  id: 'runs-as',
  lesson: 'systemd-pitfalls',
  title: ({ user }) => `The application runs as ${namesIn(user)[0]}`,
  observes: ['settings'],
  takes: { user: 'node' },
  judge(evidence, { user }) {
    const { app, seen } = evidence;
    const names = namesIn(user);
    const set = seen.settings.user.split(':')[0] ?? '';
    if (app && app.uid !== 0 && (names.includes(set) || names.includes(String(app.uid))))
      return passed(`${processLine(app)} runs as ${names[0]}, user id ${app.uid}.`);
    const own = instructionLine(evidence, 'USER');
    const { file, line } =
      own === null ? settingsPlace(evidence, /(^|\s)(-u|--user)\b/) : { file: 'Dockerfile', line: own };
    return lost(
      app
        ? `${processLine(app)} has user id ${app.uid}; the container’s user is “${set || 'root'}”.`
        : 'The application is not among the processes.',
      'A container’s first process gets the user of the image, or of docker run, before it starts: what User= is to systemd.',
      'Name the user once: in the image, or as an option.',
      file,
      line,
    );
  },
});

/** A name, or several for the same user: `node | 1000`. */
const namesIn = (user: string): string[] => user.split(/\s*\|\s*/);
