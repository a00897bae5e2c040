import { defineStackCheck, lost, passed } from './check';
import { serviceLine } from './service-line';

export const jobRunsOnce = defineStackCheck({
  id: 'job-runs-once',
  lesson: 'monolith',
  title: 'The job of each minute runs once, however many copies there are',
  wants: ['scaled', 'job'],
  judge(stack) {
    const { job, scaled, roles } = stack.seen;
    const ran = job?.ran ?? null;
    const running = scaled?.running[scaled.service] ?? 0;
    const copies = `${running} of ${scaled?.service}`;
    if (scaled && running !== scaled.to)
      return lost(
        `Not observed: ${copies} ran, where ${scaled.to} were asked for.`,
        'How often a job runs shows only where there are copies of what it may be in.',
        'Get the copies to run first (see “scales-to-n”).',
        stack.file,
        null,
      );
    if (ran === 1) return passed(`With ${copies} the job ran once in a minute.`);
    const own = roles[scaled?.service ?? '']?.[0]?.service ?? '';
    if (ran === null)
      return lost(
        'Not observed: the runs of the job could not be counted.',
        `${stack.scenario.job?.service} did not take \`${stack.scenario.job?.count}\`.`,
        'Get that service to run first.',
        stack.file,
        null,
      );
    if (ran === 0)
      return lost(
        `With ${copies} the job did not run in a minute, or failed.`,
        'cron starts a job without the container’s environment, and mails what it prints to nobody. A job that fails is heard only where its output is led out.',
        'Look whether cron runs, what its table says, and what the job itself says when you run it by hand.',
        stack.file,
        null,
      );
    return lost(
      `With ${copies} the job ran ${ran} times in a minute.`,
      'Each container that has the scheduler in it runs the schedule. None of them knows of the others.',
      'What may run only once belongs into a service that is not scaled.',
      stack.file,
      serviceLine(stack, own),
    );
  },
});
