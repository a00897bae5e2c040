import { finish } from '../../grading/battery/steps';
import { inspectSteps } from '../../grading/report/inspection';
import { judgeUnrun } from '../../grading/report/report';
import { realDockerfiles } from '../corpus';
import { type Figure, figure } from './figure';
import { percentile } from './percentile';

/** ms on the processor: what others do on the machine is no figure of ours. */
const timed = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** ms of compute for the real Dockerfiles, warm: what follows typing, and the whole report. */
export async function inspection(): Promise<Figure[]> {
  const files = realDockerfiles()?.map((text) => ({ Dockerfile: text }));
  if (!files) return [];
  const read = () => files.map((one) => timed(() => judgeUnrun(one)));
  const whole = () => files.map((one) => timed(() => finish(inspectSteps(one))));
  read();
  whole();
  return [
    figure(`first findings of ${files.length} Dockerfiles, compute, p95`, percentile(read(), 0.95), 'ms', 10),
    figure(`process report of ${files.length} Dockerfiles, compute, p95`, percentile(whole(), 0.95), 'ms', 50),
  ];
}
