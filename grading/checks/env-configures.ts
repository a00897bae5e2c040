import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';

export const envConfigures = defineCheck({
  id: 'env-configures',
  lesson: 'reproducibility',
  title: 'One image, configured from outside by its environment',
  needs: 'image',
  observes: ['environment'],
  takes: { says: '' },
  judge(evidence, { says }) {
    const { set, port, answer, logs } = evidence.seen.environment;
    const answered = port === undefined || (answer?.status !== null && answer !== undefined && answer.status < 500);
    const said = says === '' || new RegExp(says).test(logs);
    if (answered && said)
      return passed(`With -e ${set} ${port === undefined ? 'it says so in its log' : `it answers on port ${port}`}.`);
    return lost(
      `With -e ${set} ${answered ? `docker logs shows no “${says}”` : `port ${port} does not answer: ${answer?.error || 'the container ended'}`}.`,
      'A value that the command or a file of the image fixes can’t be changed without building again: one image for each place.',
      'Let the application read the variable, with a default; nothing on the way may overwrite it.',
      'Dockerfile',
      instructionLine(evidence, 'CMD') ?? instructionLine(evidence, 'ENTRYPOINT'),
    );
  },
});
