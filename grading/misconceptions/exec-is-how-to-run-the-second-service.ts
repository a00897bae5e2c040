import type { Misconception } from './misconception';

export const execIsHowToRunTheSecondService: Misconception = {
  id: 'exec-is-how-to-run-the-second-service',
  belief: 'docker exec is how to run the second service.',
  refutation:
    'What exec starts is not in the image, not in the run line, and gone with the next container.\nNobody restarts it, and its output is not in docker logs.',
  shows: ({ files, stack }) =>
    Object.values(stack?.files ?? files).some((text) => /docker (compose )?exec\b.*(\s-d\b|&\s*$)/m.test(text)),
};
