import { compileTemplate, type Template } from '../../cli/template/execute';
import { encodeJson } from '../../cli/template/json';
import { TemplateError } from '../../cli/template/template-error';
import type { GoStruct, GoValue } from '../../cli/template/value';
import type { Run, Syscalls } from '../../kernel/syscalls';
import { DaemonError } from '../daemon-error';
import { ask, daemonSays, print } from './call';
import { CommandError } from './command-run';

/** What every `inspect` does: all that is found in one array, or by the template, then what was not. */
export function* inspectAll(
  sys: Syscalls,
  names: readonly string[],
  format: string,
  find: (name: string) => GoStruct,
): Run {
  const show = format === '' || format === 'json' ? undefined : makeTemplate(format);
  const found: GoStruct[] = [];
  const errors: string[] = [];
  let text = '';
  let broken: string | undefined;
  for (const name of names) {
    try {
      const value = yield* ask(sys, () => find(name));
      found.push(value);
      if (show) text += `${show(value)}\n`;
    } catch (error) {
      if (error instanceof TemplateError) {
        broken = `template parsing error: ${error.message}`;
        text += '\n';
        break;
      }
      if (error instanceof DaemonError) errors.push(daemonSays(error));
      else if (error instanceof CommandError) errors.push(error.message);
      else throw error;
    }
  }
  if (!show) text = format === 'json' ? `${encodeJson(found)}\n` : `${encodeJson(found, '    ')}\n`;
  yield* print(sys, text);
  if (broken !== undefined) throw new CommandError(broken);
  if (errors.length > 0) throw new CommandError(errors.join('\n'));
  return 0;
}

/** Fields whose name in Go is another than in JSON: NanoCPUs, DNS … */
const onlyInJson =
  /\.(?:NanoCpus|CpuShares|CpuPeriod|CpuQuota|CpuRealtime\w+|Dns|DnsOptions|DnsSearch|IOMaximumIOps)\b/;

/** The typed value first; what a structure doesn't have is looked for in the raw JSON. */
function makeTemplate(format: string): (value: GoStruct) => string {
  const source = format.replaceAll('\\t', '\t').replaceAll('\\n', '\n');
  let typed: Template;
  let raw: Template;
  try {
    typed = compileTemplate(source);
    raw = compileTemplate(source, { missingKey: 'error' });
  } catch (error) {
    if (error instanceof TemplateError) throw new CommandError(`template parsing error: ${error.message}`, 64);
    throw error;
  }
  return (value) => {
    if (onlyInJson.test(source)) return raw(JSON.parse(encodeJson(value)) as GoValue);
    try {
      return typed(value);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      return raw(JSON.parse(encodeJson(value)) as GoValue);
    }
  };
}
