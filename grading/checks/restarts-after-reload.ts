import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

/** moby 26, daemon/kill.go: where no stop signal is named, a signal by hand counts as the wish to end. */
export const restartsAfterReload = defineCheck({
  id: 'restarts-after-reload',
  lesson: 'systemd-pitfalls',
  title: 'After docker kill -s HUP a crash is still followed by a restart',
  needs: 'image',
  observes: ['reloaded', 'settings'],
  judge(evidence) {
    const { reloaded, settings } = evidence.seen;
    const { wentOn, after } = reloaded;
    if (wentOn && after.restarts > 0) return passed('SIGHUP, then a crash: Docker started the container again.');
    const { file, line } = settingsPlace(evidence, /--restart|restart:/);
    if (!wentOn)
      return lost(
        `After SIGHUP the container had ended, exit code ${after.exitCode}.`,
        'A program without a handler ends when it gets SIGHUP. There was nothing left that could crash.',
        'Get the reload to work first.',
        file,
        line,
      );
    if (settings.restart === 'no')
      return lost(
        `It crashed and stayed ended, exit code ${after.exitCode}; the restart policy is “no”.`,
        'Docker starts again only what has a restart policy.',
        'What does the unit say about failures?',
        file,
        line,
      );
    return lost(
      `SIGHUP, then a crash: the container stayed ended, exit code ${after.exitCode}, for all its policy “${settings.restart}”.`,
      /^(SIG)?HUP$|^1$/i.test(settings.stopSignal)
        ? 'SIGHUP is named as the signal that stops it. docker kill with that one is a wish to end the container, and with that wish the restart policy is over.'
        : 'docker kill counts as a wish to end the container, whatever the signal, as long as no stop signal is named; with that wish the restart policy is over.',
      'Name the signal that stops it, in the image or as an option. Then Docker can tell the two apart.',
      file,
      line,
    );
  },
});
