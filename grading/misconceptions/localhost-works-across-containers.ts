import type { Misconception } from './misconception';

const LOCAL = /^(localhost|127\.0\.0\.1)\b/;

export const localhostWorksAcrossContainers: Misconception = {
  id: 'localhost-works-across-containers',
  belief: 'localhost reaches the program in the container next door.',
  refutation:
    'Each container has a loopback of its own: localhost is the container itself.\nIn a network of Compose the name of the service is the address.',
  shows: ({ stack }) =>
    // In a Pod with others localhost is the right address.
    stack?.seen.pods?.some(({ containers: [one, next] }) => !next && one?.words.some((word) => LOCAL.test(word))) ||
    (stack?.files[stack.file] ?? '')
      .split('\n')
      .some((row) => /(localhost|127\.0\.0\.1)/.test(row) && /^\s*(-\s*)?[A-Z_]+\s*[:=]/.test(row)),
};
