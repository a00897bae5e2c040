import { processLine } from '../explain/process-line';
import { defineCheck, lost, passed } from './check';

export const notRoot = defineCheck({
  id: 'not-root',
  lesson: 'isolation',
  also: [
    { tool: 'hadolint', id: 'DL3002' },
    { tool: 'Trivy', id: 'DS-0002' },
    { tool: 'CIS', id: '4.1' },
  ],
  title: 'The application does not run as root',
  judge(evidence) {
    const { app, command } = evidence;
    if (!app)
      return lost(
        'Not observed: the application is not among the processes.',
        'Another program is running in its place.',
        'Get the application to start first.',
      );
    if (app.uid !== 0) return passed(`${processLine(app)} has user id ${app.uid}.`);
    return lost(
      `${processLine(app)} has user id 0.`,
      command?.user === ''
        ? 'No instruction chooses a user, so the container runs as root.'
        : 'The last user that is chosen is root.',
      'The base image brings an ordinary user of its own: look for it in /etc/passwd, and choose it before the command starts.',
      'Dockerfile',
      command?.userPlace.line ?? null,
    );
  },
});
