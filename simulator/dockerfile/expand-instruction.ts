import { expandVariables } from './expand-variables';
import { type Instruction, InstructionError } from './instruction';
import type { Mount } from './mount';
import type { Lookup } from './shell-lexer';

/** An instruction with its variables replaced; `unset` are the names that had no value. */
export type ExpandedInstruction = { instruction: Instruction; unset: string[] } | { error: string; unset: string[] };

/**
 * Replaces variables where BuildKit does. RUN, CMD, ENTRYPOINT, SHELL, HEALTHCHECK, ONBUILD and MAINTAINER
 * keep theirs for the shell (of RUN, only --mount is looked at), and so does COPY --from.
 */
export function expandInstruction(instruction: Instruction, lookup: Lookup, escapeChar: string): ExpandedInstruction {
  const expander = new Expander(lookup, escapeChar);
  try {
    return { instruction: expander.instruction(instruction), unset: [...expander.unset] };
  } catch (error) {
    if (!(error instanceof InstructionError)) throw error;
    return { error: error.message, unset: [...expander.unset] };
  }
}

class Expander {
  readonly unset = new Set<string>();
  private readonly lookup: Lookup;
  private readonly escapeChar: string;

  constructor(lookup: Lookup, escapeChar: string) {
    this.lookup = lookup;
    this.escapeChar = escapeChar;
  }

  instruction(one: Instruction): Instruction {
    switch (one.kind) {
      case 'ENV':
      case 'LABEL':
        return {
          ...one,
          pairs: one.pairs.map((pair) => ({ ...pair, name: this.text(pair.name), value: this.text(pair.value) })),
        };
      case 'ARG':
        return {
          ...one,
          args: one.args.map(({ name, value }) => ({
            name: this.text(name),
            ...(value !== undefined && { value: this.text(value) }),
          })),
        };
      case 'COPY':
      case 'ADD':
        return {
          ...one,
          chown: this.text(one.chown),
          chmod: this.text(one.chmod),
          checksum: this.text(one.checksum),
          exclude: this.texts(one.exclude),
          sources: this.texts(one.sources),
          dest: this.text(one.dest),
          files: one.files.map((file) => (file.expand ? { ...file, content: this.body(file.content) } : file)),
        };
      case 'RUN':
        return { ...one, mounts: one.mounts.map((mount) => this.mount(mount)) };
      case 'EXPOSE':
        return { ...one, ports: one.ports.flatMap((port) => this.words(port)) };
      case 'VOLUME':
        return { ...one, paths: this.texts(one.paths) };
      case 'USER':
        return { ...one, user: this.text(one.user) };
      case 'WORKDIR':
        return { ...one, path: this.text(one.path) };
      case 'STOPSIGNAL':
        return { ...one, signal: this.text(one.signal) };
      default:
        return one;
    }
  }

  private texts(texts: string[]): string[] {
    return texts.map((text) => this.text(text));
  }

  private text(text: string): string {
    return this.lex(text, this.escapeChar).text;
  }

  private words(text: string): string[] {
    return this.lex(text, this.escapeChar).words;
  }

  // In a heredoc quotes are ordinary and the backslash escapes, whatever the escape directive says.
  private body(text: string): string {
    return this.lex(text, '\\', true).text;
  }

  private mount(mount: Mount): Mount {
    if (/\$./.test(mount.from))
      throw new InstructionError("'from' doesn't support variable expansion, define alias stage instead");
    const { readOnly, required, from, ...texts } = mount;
    const expanded = Object.entries(texts).map(([key, value]) => [key, this.text(value)]);
    return { ...mount, ...Object.fromEntries(expanded) };
  }

  private lex(text: string, escapeChar: string, skipQuotes = false): { text: string; words: string[] } {
    const expanded = expandVariables(text, this.lookup, { escape: escapeChar, skipQuotes });
    for (const name of expanded.unset) this.unset.add(name);
    if ('error' in expanded) throw new InstructionError(expanded.error);
    return expanded;
  }
}
