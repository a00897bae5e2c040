import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const dependsOnReady = defineStackCheck({
  id: 'depends-on-ready',
  lesson: 'sidecars',
  title: ({ service, needs }) => `${service} starts only when ${needs} is ready`,
  takes: { service: 'web', needs: 'db' },
  judge(stack, { service: then, needs: first }) {
    const { order, roles } = stack.seen;
    const firstName = roles[first]?.[0]?.service ?? first;
    const thenName = roles[then]?.[0]?.service ?? then;
    const ready = order.find((one) => one.service === firstName && one.what === 'health_status: healthy');
    const started = order.find((one) => one.service === thenName && one.what === 'start');
    const up = order.find((one) => one.service === firstName && one.what === 'start');
    if (ready && started && ready.at <= started.at)
      return passed(
        `${first} was healthy ${seconds(ready.at - (up?.at ?? ready.at))} s after its start, and then ${then} started.`,
      );
    const line = serviceLine(stack, thenName, /depends_on/);
    if (!started || !up)
      return lost(
        `Not observed: ${started ? first : then} never started.`,
        'The stack did not come up.',
        'Get the stack to start first.',
        stack.file,
        line,
      );
    return lost(
      ready
        ? `${then} started ${seconds(ready.at - started.at)} s before ${first} was healthy.`
        : `${then} started, and ${first} was never seen healthy.`,
      'depends_on alone waits for the container to have started, not for the program in it to be ready. Ready is what a health check says.',
      ready
        ? 'depends_on has a longer form, with a condition.'
        : 'Without a health check nobody can know when it is ready.',
      stack.file,
      line,
    );
  },
});

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
