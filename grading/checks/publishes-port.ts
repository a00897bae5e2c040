import { defineCheck, lost, passed } from './check';
import { settingsPlace } from './settings-place';

export const publishesPort = defineCheck({
  id: 'publishes-port',
  lesson: 'what-a-container-runs',
  title: ({ host, port }) => `Port ${host} of the host leads to port ${port} of the container`,
  observes: ['settings'],
  takes: { host: 8080, port: 3000 },
  judge(evidence, { host, port }) {
    const { ports } = evidence.seen.settings;
    if (ports[port] === String(host)) return passed(`localhost:${host} leads to port ${port}.`);
    const { file, line } = settingsPlace(evidence, /(^|\s)(-p|--publish)\b|ports:/);
    const shown = Object.entries(ports).map(([inside, outside]) => `${outside} → ${inside}`);
    return lost(
      shown.length > 0 ? `Published: ${shown.join(', ')}.` : 'No port is published.',
      'EXPOSE is a note in the image. A port of the host is opened only for a container that is started with it.',
      'The host’s port comes first, then the container’s.',
      file,
      line,
    );
  },
});
