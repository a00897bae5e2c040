import type { Misconception } from './misconception';

export const dependsOnWaitsForReadiness: Misconception = {
  id: 'depends-on-waits-for-readiness',
  belief: 'depends_on waits until the other service is ready.',
  refutation:
    'It waits until the other container has started. Whether its program answers yet, it does not ask.\ncondition: service_healthy asks, and needs a health check there.',
  shows: ({ stack }) =>
    stack !== undefined &&
    stack.role === undefined &&
    /depends_on:/.test(stack.files[stack.file] ?? '') &&
    !/service_healthy|service_completed/.test(stack.files[stack.file] ?? ''),
};
