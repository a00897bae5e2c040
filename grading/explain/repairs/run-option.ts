import { type Repair, rewrite } from './repair';

/** A repair that adds an option to the docker run line of the answer's script. */
const option = (id: string, says: string, wins: readonly string[], words: string, drop?: RegExp): Repair => ({
  id,
  says,
  wins,
  apply({ files, scenario: { script } }) {
    if (script === undefined) return undefined;
    return rewrite(files, script, (text) => {
      const without = drop ? text.replace(drop, '') : text;
      return words === '' ? without : without.replace(/\bdocker run\b/, `docker run ${words}`);
    });
  },
});

export const runOptions: readonly Repair[] = [
  option(
    'restart-on-failure',
    'Let Docker restart it after a failure.',
    ['restart-policy-is'],
    '--restart on-failure',
    /\s--restart[= ]\S+/,
  ),
  option('limit-memory', 'Give the container a memory limit.', ['memory-limit-at-most'], '--memory 128m'),
  option(
    'less-privilege',
    'Run it without more rights than Docker gives.',
    ['not-privileged'],
    '',
    /\s--(privileged|cap-add[= ]\S+)/g,
  ),
  option('no-root-option', 'Leave the user to the image.', ['runs-as', 'not-root'], '', /\s(-u|--user)[= ](root|0)\b/g),
  option(
    'name-stop-signal',
    'Name the stop signal, so that no other signal counts as a wish to end it.',
    ['restarts-after-reload'],
    '--stop-signal SIGTERM',
    /\s--stop-signal[= ]\S+/,
  ),
  option(
    'longer-stop',
    'Give it more time to stop.',
    ['stop-timeout-is'],
    '--stop-timeout 30',
    /\s--stop-timeout[= ]\S+/,
  ),
];
