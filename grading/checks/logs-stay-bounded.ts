import { megabytes } from '../explain/amount';
import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 };

/** However much is written, Docker keeps no more than `mb` of it. */
export const logsStayBounded = defineCheck({
  id: 'logs-stay-bounded',
  lesson: 'reproducibility',
  observes: ['settings', 'flood'],
  takes: { mb: 100 },
  title: ({ mb }) => `Docker keeps at most ${mb} MB of its log`,
  judge(evidence, { mb }) {
    const { flood, settings } = evidence.seen;
    const { 'max-size': size, 'max-file': files = '1' } = settings.logOptions;
    const [, count = '', unit = ''] = /^(\d+)([kmg]?)b?$/i.exec(size ?? '') ?? [];
    const most = Number(count) * (UNITS[unit.toLowerCase()] ?? 1) * Number(files);
    const seen = `${megabytes(flood.written)} were written, docker logs shows ${megabytes(flood.kept)} of it`;
    if (count !== '' && most <= mb * 1e6) return passed(`${seen}; it keeps at most ${megabytes(most)}.`);
    const { file, line } = settingsPlace(evidence, /--log-opt|logging:|max-size/);
    return lost(
      count === '' ? `${seen}; there is no limit.` : `${seen}; the limit is ${megabytes(most)}.`,
      'Docker’s json-file driver keeps what a container writes until the container is removed. A loop of errors fills the host’s disk, and takes every other container with it.',
      'The log driver has options for the size of one file and for how many there are.',
      file,
      line,
    );
  },
});
