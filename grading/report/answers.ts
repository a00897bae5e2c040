import type { Files } from '../files';
import { quoteCommand, titleOf } from '../findings/quote-command';
import type { Finding } from '../findings/rule';
import { servicesOf } from '../startup/services';
import type { ProcessReport } from './process-report';
import type { Reading } from './read-files';

/** What everyone wants to know of a container, in a sentence each. */
export interface Answer {
  readonly id: 'pid-1' | 'signal' | 'stop' | 'zombies' | 'services';
  readonly question: string;
  readonly answer: string;
  /** The reason, or what it means. */
  readonly because: string;
  /** `open`: the files can't tell. */
  readonly tone: 'good' | 'bad' | 'open';
}

type Said = Pick<Answer, 'answer' | 'because' | 'tone'>;
type Read = Exclude<Reading, { error: string }>;

/** Findings that say why the stop signal does not reach the program, or finds nobody who listens. */
const BARRIERS = new Set([
  'json-typo',
  'shell-without-exec',
  'wrapper-without-exec',
  'package-runner',
  'entrypoint-gets-shell-cmd',
  'stop-signal-kill',
  'stop-signal-ignored',
  'second-service',
  'service-start',
  'keep-alive',
]);

/** The five questions, answered from the report where the container was run, else from the files. Empty when they can't be read. */
export function answers(reading: Reading, report: ProcessReport, files: Files): Answer[] {
  if ('error' in reading) return [];
  const signal = reading.command.stopSignal;
  const barrier = report.findings.find(({ id, severity }) => severity === 'essential' && BARRIERS.has(id));
  const ends = report.findings.find(({ id }) => ['does-not-start', 'ends-at-once', 'daemonises'].includes(id));
  return [
    { id: 'pid-1', question: 'What will be PID 1?', ...pid1(report, reading, ends, barrier) },
    { id: 'signal', question: `Does ${signal} reach the program?`, ...reach(report, reading, barrier ?? ends) },
    { id: 'stop', question: 'How does it stop?', ...stop(report, signal, barrier, ends) },
    { id: 'zombies', question: 'Who reaps orphans?', ...zombies(report, reading) },
    { id: 'services', question: 'How many services?', ...services(reading, files) },
  ];
}

function pid1(
  { pid1: { argv, form }, processes }: ProcessReport,
  { command }: Read,
  ends: Finding | undefined,
  barrier: Finding | undefined,
): Said {
  if (argv.length === 0)
    return { answer: 'Nothing', because: 'No ENTRYPOINT, no CMD, and none from the base image.', tone: 'bad' };
  const from = [command.entrypoint, command.cmd].find((part) => part?.line != null);
  const where =
    from?.line == null
      ? 'from the base image'
      : `${from.file === 'Dockerfile' ? from.instruction : from.file}, line ${from.line}, ${form} form`;
  const answer = `\`${processes.length > 0 ? titleOf(argv) : quoteCommand(argv)}\``;
  if (ends) return { answer, because: ends.message, tone: 'bad' };
  return { answer, because: where, tone: barrier ? 'bad' : 'good' };
}

function reach({ stop: seen }: ProcessReport, { startup }: Read, barrier: Finding | undefined): Said {
  if (barrier) return { answer: 'No', because: barrier.why, tone: 'bad' };
  if (seen) return { answer: 'Yes', because: 'It got there when the container was stopped.', tone: 'good' };
  const program = startup.started.at(-1)?.argv ?? startup.pid1;
  const behindInit = startup.steps[0]?.kind === 'init';
  return {
    answer: 'It gets there',
    because: behindInit
      ? `The init passes it on to \`${quoteCommand(program)}\`.`
      : `Nothing stands in front of \`${quoteCommand(program)}\`. Whether that has a handler, the files do not tell.`,
    tone: behindInit ? 'good' : 'open',
  };
}

function stop(
  { stop: seen, simulated }: ProcessReport,
  signal: string,
  barrier: Finding | undefined,
  ends: Finding | undefined,
): Said {
  if (seen) {
    const killed = seen.exitCode === 137;
    return {
      answer: `${seen.seconds} s, exit code ${seen.exitCode}`,
      because: killed ? 'Ended by SIGKILL: nothing was finished or saved.' : `Ended on ${seen.signal}, by itself.`,
      tone: killed ? 'bad' : 'good',
    };
  }
  if (ends) return { answer: 'By itself, too early', because: ends.message, tone: 'bad' };
  const notRun = simulated ? '' : ' Not run here.';
  if (barrier?.id === 'package-runner' || barrier?.id === 'entrypoint-gets-shell-cmd')
    return { answer: 'Without being told', because: `The program is killed with its container.${notRun}`, tone: 'bad' };
  if (barrier)
    return {
      answer: '10 s, exit code 137',
      because: `Docker waits in vain, then sends SIGKILL.${notRun}`,
      tone: 'bad',
    };
  return { answer: `With ${signal}`, because: `As fast as the program’s own handler.${notRun}`, tone: 'open' };
}

function zombies({ simulated, zombies: left, processes }: ProcessReport, { startup, command }: Read): Said {
  const init = startup.steps.find(({ kind }) => kind === 'init');
  const shell = startup.steps.some(({ kind, execs }) => (kind === 'shell' || kind === 'script') && !execs);
  if (simulated && processes.length > 0)
    return left === 0
      ? { answer: 'PID 1 does', because: 'A grandchild left behind was gone after a moment.', tone: 'good' }
      : {
          answer: 'Nobody',
          because: `${left} zombie${left === 1 ? '' : 's'} after a grandchild was left behind. It matters when the program starts others.`,
          tone: 'open',
        };
  if (init)
    return {
      answer: 'The init',
      because: `\`${quoteCommand(init.argv.slice(0, 1))}\` waits for every child.`,
      tone: 'good',
    };
  if (shell) return { answer: 'The shell', because: 'It waits for children, as long as it is PID 1.', tone: 'good' };
  if (command.argv.length === 0) return { answer: 'Nobody', because: 'There is no PID 1.', tone: 'bad' };
  return {
    answer: 'PID 1, if it waits',
    because: 'Most programs do not wait for orphans. It matters when the program starts others.',
    tone: 'open',
  };
}

function services({ startup }: Read, files: Files): Said {
  const found = servicesOf(startup, files);
  const names = found.map(({ name }) => name).join(', ');
  if (found.length === 0) return { answer: 'None', because: 'Nothing that goes on serving.', tone: 'open' };
  if (found.length === 1) return { answer: 'One', because: names, tone: 'good' };
  return { answer: String(found.length), because: `${names}. Docker watches PID 1 alone.`, tone: 'bad' };
}
