import { compileTemplate } from '../../cli/template/execute';
import { encodeJson } from '../../cli/template/json';
import { TemplateError } from '../../cli/template/template-error';
import type { GoStruct } from '../../cli/template/value';
import { ask, daemonSays, print } from '../../docker/cli/call';
import { CommandError } from '../../docker/cli/command-run';
import { DaemonError } from '../../docker/daemon-error';
import type { Run, Syscalls } from '../../kernel/syscalls';

interface InspectFlags {
  readonly format: string;
  readonly pretty: boolean;
}

/** `inspect` of the swarm's commands: ends at the first that is not there, with what was found before it. */
export function* inspectSwarm<T>(
  sys: Syscalls,
  names: readonly string[],
  { format, pretty }: InspectFlags,
  find: (name: string) => T,
  show: { readonly json: (thing: T) => GoStruct; readonly pretty: (thing: T) => string },
): Run {
  if (pretty && format !== '') throw new CommandError('--format is incompatible with human friendly format');
  const found: T[] = [];
  let problem: string | undefined;
  for (const name of names) {
    try {
      found.push(yield* ask(sys, () => find(name)));
    } catch (error) {
      if (error instanceof DaemonError) problem = daemonSays(error);
      else if (error instanceof CommandError) problem = error.message;
      else throw error;
      break;
    }
  }
  if (pretty) {
    yield* print(sys, found.map((one) => `${show.pretty(one)}\n`).join(''));
    if (problem !== undefined) throw new CommandError(problem);
    return 0;
  }
  const values = found.map(show.json);
  if (format === '' || format === 'json') yield* print(sys, `${encodeJson(values, format === 'json' ? '' : '    ')}\n`);
  else {
    const broken = yield* printTemplate(sys, values, format, problem !== undefined);
    problem ??= broken;
  }
  if (problem !== undefined) throw new CommandError(`Status: ${problem}, Code: 1`);
  return 0;
}

/** Answers what was wrong. */
function* printTemplate(
  sys: Syscalls,
  values: readonly GoStruct[],
  format: string,
  incomplete: boolean,
): Run<string | undefined> {
  const source = format.replaceAll('\\t', '\t').replaceAll('\\n', '\n');
  try {
    const show = compileTemplate(source);
    const text = values.map((value) => `${show(value)}\n`).join('');
    yield* print(sys, text === '' && incomplete ? '\n' : text);
    return undefined;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    yield* print(sys, '\n');
    return `template parsing error: ${error.message}`;
  }
}
