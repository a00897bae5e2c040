import { quoteCommand } from '../findings/quote-command';
import { defineCheck, lost, passed } from './check';

/** docker run IMAGE ARGS…: the application sees them. */
export const argumentsReachApp = defineCheck({
  id: 'arguments-reach-app',
  lesson: 'pid-1',
  needs: 'image',
  observes: ['arguments'],
  title: 'Arguments of docker run reach the application',
  judge({ seen, command, startup }) {
    const given = seen.arguments;
    const typed = `docker run IMAGE ${quoteCommand(given.args)}`;
    if (given.argv) return passed(`\`${typed}\` runs \`${quoteCommand(given.argv)}\`.`);
    const observed = `\`${typed}\` runs \`${quoteCommand(given.instead)}\`; “${given.args.at(-1)}” is not in it.`;
    const entrypoint = command?.entrypoint;
    if (entrypoint?.form === 'shell')
      return lost(
        observed,
        'A shell-form ENTRYPOINT is one text for sh -c. Docker appends arguments behind it, where the text never reads them.',
        'Write ENTRYPOINT as a JSON array, or leave it out and use CMD.',
        'Dockerfile',
        entrypoint.line,
      );
    const script = startup?.steps.find(({ kind }) => kind === 'script');
    if (script)
      return lost(
        observed,
        'Docker gives the arguments to the script. The script starts a fixed command and leaves them aside.',
        'Let the last line run what the script was given: the shell has a name for all its arguments.',
        script.file,
        script.line,
      );
    return lost(
      observed,
      'Arguments take the place of CMD and are appended to ENTRYPOINT. Here they end up where nothing reads them.',
      'Compare what docker run makes of ENTRYPOINT and CMD with what the application needs.',
      'Dockerfile',
      (entrypoint ?? command?.cmd)?.line ?? null,
    );
  },
});
