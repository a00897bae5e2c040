import { few } from '../explain/amount';
import { commandPlace } from '../explain/command-place';
import { programKeptQuiet, supervisorSections } from '../explain/supervisor-section';
import { defineCheck, lost, passed } from './check';

const LOG = /\.log(\.\d+)?$|-(stdout|stderr)-|^\/var\/log\/(syslog|messages|\w+\.\w+)$/;

export const noLogFiles = defineCheck({
  id: 'no-log-files',
  lesson: 'supervisord',
  title: 'No log file grows inside the container',
  observes: ['writes'],
  judge(evidence) {
    const files = evidence.seen.writes.filter((path) => LOG.test(path));
    if (files.length === 0) return passed('docker diff shows no log file.');
    const { file, line } =
      programKeptQuiet(evidence.files) ??
      supervisorSections(evidence.files).find(({ name }) => name === 'supervisord') ??
      commandPlace(evidence);
    return lost(
      `docker diff shows ${few(files)}.`,
      'A file in the container’s writable layer grows until the disk is full, is lost with the container, and docker logs never shows it.',
      'Send output to standard output; where a program insists on a file, give it /dev/stdout.',
      file,
      line,
    );
  },
});
