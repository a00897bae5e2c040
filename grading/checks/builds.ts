import { defineCheck, lost, passed } from './check';

export const builds = defineCheck({
  id: 'builds',
  lesson: 'what-a-container-runs',
  needs: 'nothing',
  title: 'The image builds',
  judge({ seen: { build }, command }) {
    if (build.ok) return passed('docker build finished.');
    const base = command && command.set === undefined && command.base !== 'scratch';
    return lost(
      `docker build stopped: ${build.error}`,
      base
        ? `The base image ${command.base} is not on this host, and the simulated host reaches no registry.`
        : 'BuildKit runs the instructions in order and stops at the first that fails; nothing after it was tried.',
      base
        ? 'Start from a base image that is here: docker images lists them.'
        : 'Read the message and the line it names, change that line, and build again.',
      'Dockerfile',
      build.line,
    );
  },
});
