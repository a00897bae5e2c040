import { instructionLine } from '../explain/instruction-line';
import { defineCheck, lost, passed } from './check';

export const noSecretInImage = defineCheck({
  id: 'no-secret-in-image',
  lesson: 'reproducibility',
  title: 'No secret is in the image: not in files, not in the environment, not in the history',
  needs: 'image',
  observes: ['image'],
  takes: { secrets: ['s3cret'] },
  also: [
    { tool: 'BuildKit', id: 'SecretsUsedInArgOrEnv' },
    { tool: 'Trivy', id: 'DS-0031' },
    { tool: 'CIS', id: '4.10' },
  ],
  judge(evidence, { secrets }) {
    const { layers, env, history, paths } = evidence.seen.image;
    const holds = (text: string) => secrets.some((secret) => text.includes(secret));
    const variable = env.find(holds);
    if (variable)
      return lost(
        `The variable ${variable.split('=')[0]} holds it: docker inspect shows it to anyone who has the image.`,
        'ENV is part of the image’s configuration, which is pulled with the image.',
        'Give it when the container starts, or to one RUN alone as a secret mount.',
        'Dockerfile',
        instructionLine(evidence, 'ENV', (one) => one.kind === 'ENV' && one.pairs.some(({ value }) => holds(value))),
      );
    for (const { files, createdBy } of layers) {
      const file = files.find(({ kind, text }) => kind !== 'D' && holds(text));
      if (!file) continue;
      const deleted = !paths.has(file.path);
      return lost(
        `${file.path} holds it${deleted ? ': deleted later, and still in the layer below' : ''}. It came with \`${createdBy.replace(/ # buildkit$/, '')}\`.`,
        deleted
          ? 'A deletion is one more layer that hides the file. docker save gives the layer below to anyone.'
          : 'Everybody who can pull the image can read its files.',
        'Keep the file out of the context, and give its content when the container starts, or to one RUN alone as a secret mount.',
        'Dockerfile',
        instructionLine(evidence, 'COPY') ?? instructionLine(evidence, 'RUN'),
      );
    }
    const step = history.find(holds);
    if (step)
      return lost(
        `docker history shows it: \`${step.slice(0, 80)}\`.`,
        'The history keeps each instruction with its build arguments.',
        'Build arguments are no place for secrets; a secret mount leaves no trace.',
        'Dockerfile',
        instructionLine(evidence, 'ARG') ?? instructionLine(evidence, 'RUN'),
      );
    return passed(`Looked for in ${paths.size} files, ${env.length} variables and ${history.length} steps: not found.`);
  },
});
