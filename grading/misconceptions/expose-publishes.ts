import type { Misconception } from './misconception';

export const exposePublishes: Misconception = {
  id: 'expose-publishes',
  belief: 'EXPOSE opens the port.',
  refutation:
    'EXPOSE is a note in the image. It opens nothing.\nA port of the host is opened by -p, or by ports in Compose.',
  observes: ['settings'],
  shows: ({ seen, command, stack }) =>
    command?.instructions.some(({ kind }) => kind === 'EXPOSE') === true &&
    Object.keys(seen.settings?.ports ?? { none: '' }).length === 0 &&
    (stack === undefined || stack.scenario.services[stack.role ?? '']?.published !== undefined),
};
