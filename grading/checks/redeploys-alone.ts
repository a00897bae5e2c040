import { few } from '../explain/amount';
import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const redeploysAlone = defineStackCheck({
  id: 'redeploys-alone',
  lesson: 'isolation',
  title: 'A change of one part replaces that part’s container, and no other',
  wants: ['redeployed'],
  judge(stack) {
    const { redeployed, roles } = stack.seen;
    if (!redeployed)
      return lost(
        'Not observed: nothing was deployed again.',
        'The stack did not start.',
        'Get the stack to start first.',
      );
    const own = roles[redeployed.service]?.[0]?.service ?? redeployed.service;
    const others = redeployed.replaced.filter((name) => name !== own);
    const changed = stack.scenario.redeploy?.changed;
    const together = Object.keys(roles).filter(
      (role) => role !== redeployed.service && roles[role]?.[0]?.service === own,
    );
    if (together.length > 0)
      return lost(
        `After ${changed} changed, the container of ${redeployed.service} was replaced, and ${few(together)} with it: it is the same one.`,
        'What shares a container is replaced together: the whole container is what Docker starts and stops.',
        'Give each part a container of its own first.',
        stack.file,
        serviceLine(stack, own),
      );
    if (others.length === 0 && redeployed.replaced.includes(own))
      return passed(`After ${changed} changed, only ${own} was replaced; ${few(redeployed.kept)} went on.`);
    if (others.length > 0 && stack.unit === 'Pod')
      return lost(
        `After ${changed} changed, ${few(others)} ${others.length === 1 ? 'was' : 'were'} replaced too.`,
        'A rollout replaces Pods. Whatever shares the Pod is started anew, whether it has changed or not.',
        'Give what is released by itself a Deployment of its own.',
        stack.file,
        serviceLine(stack, others[0] ?? own),
      );
    return lost(
      others.length > 0
        ? `After ${changed} changed, ${few(others)} ${others.length === 1 ? 'was' : 'were'} replaced too.`
        : `After ${changed} changed, ${own} is still the old container. ${redeployed.error}`.trim(),
      others.length > 0
        ? 'Compose replaces each container whose image or settings are no longer the same. A build that copies everything changes with any file.'
        : stack.unit === 'Pod'
          ? 'A Deployment replaces its Pods when the image in its template changes.'
          : 'Compose builds the images that have a build section, and replaces what runs an older one.',
      'Look which files each service’s build takes in.',
      stack.file,
      serviceLine(stack, others[0] ?? own),
    );
  },
});
