import type { Bytes } from '../../bytes';

/** What is wrong with a configuration, in supervisor's words. */
export class ConfigError extends Error {}

/** repr() of a str. */
export const repr = (text: Bytes): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r');
  return quote + (quote === "'" ? body.replace(/'/g, "\\'") : body) + quote;
};

/** Python's RawConfigParser with `;` and `#` comments, also after a value; later files add to and replace earlier ones. */
export class Ini {
  readonly sections = new Map<string, Map<string, string>>();
  /** The included file that a section first came from. */
  readonly origin = new Map<string, string>();

  get(section: string, option: string): string | undefined {
    return this.sections.get(section)?.get(option);
  }

  read(text: Bytes, name: string, included = false): void {
    const wrong: string[] = [];
    let section: Map<string, string> | undefined;
    let option: string | undefined;
    let indent = 0;
    for (const [at, line] of text.split('\n').entries()) {
      const { value, comment } = withoutComment(line);
      if (value === '') {
        if (!comment && section && option !== undefined) section.set(option, `${section.get(option) ?? ''}\n`);
        else indent = Infinity;
        continue;
      }
      const depth = line.search(/\S/);
      if (section && option !== undefined && depth > indent) {
        section.set(option, `${section.get(option) ?? ''}\n${value}`);
        continue;
      }
      indent = depth;
      const header = /^\[(.+)\]/.exec(value);
      if (header) {
        const key = header[1] ?? '';
        section = this.sections.get(key) ?? new Map();
        if (included && !this.sections.has(key)) this.origin.set(key, name);
        this.sections.set(key, section);
        option = undefined;
        continue;
      }
      const source = repr(`${line}${at < text.split('\n').length - 1 ? '\n' : ''}`);
      if (!section)
        throw new ConfigError(`File contains no section headers.\nfile: ${repr(name)}, line: ${at + 1}\n${source}`);
      const pair = /^(.*?)\s*[=:]\s*(.*)$/.exec(value);
      if (!pair?.[1]) {
        wrong.push(`\n\t[line ${String(at + 1).padStart(2)}]: ${source}`);
        continue;
      }
      option = pair[1].toLowerCase().trimEnd();
      section.set(option, pair[2] ?? '');
    }
    if (wrong.length > 0) throw new ConfigError(`Source contains parsing errors: ${repr(name)}${wrong.join('')}`);
    for (const options of this.sections.values()) for (const [key, value] of options) options.set(key, value.trimEnd());
  }
}

function withoutComment(line: string): { value: string; comment: boolean } {
  const start = /^\s*[;#]/.test(line) ? 0 : line.search(/(?<=\s)[;#]/);
  return start < 0 ? { value: line.trim(), comment: false } : { value: line.slice(0, start).trim(), comment: true };
}
