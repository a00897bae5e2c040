import { stackLine } from '../explain/stack-line';
import { defineCheck, lost, passed } from './check';

export const readinessTellsTruth = defineCheck({
  id: 'readiness-tells-truth',
  lesson: 'scaling-kubernetes',
  title: 'The Pod is ready while it can answer, and not when it can’t',
  observes: ['readiness'],
  judge(evidence) {
    const { probed, working, broken, seconds } = evidence.seen.readiness;
    if (working && !broken) return passed(`Ready at work; with the application frozen no longer, within ${seconds} s.`);
    const place = stackLine(evidence, /readinessProbe:|image:/);
    if (!working)
      return lost(
        'With the application at work the Pod is not ready.',
        'The kubelet runs the probe again and again; until it succeeds, the Service sends nobody there.',
        'Ask from inside what the probe asks, and compare the port and the path.',
        ...place,
      );
    return lost(
      `With the application frozen for ${seconds} s the Pod was still ready.`,
      probed
        ? 'The probe was content with something that answers even when the application does not.'
        : 'Without a readiness probe a container is ready as long as its process exists.',
      'Let the kubelet ask the application itself.',
      ...place,
    );
  },
});
