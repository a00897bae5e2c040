import { Flags, type FlagType } from './flags';
import { chompTabs, parseHeredocWord } from './heredoc';
import type { Instr } from './instr';
import { type InlineFile, InstructionError, type Source, type Transfer } from './instruction';

const SHARED: Record<string, FlagType> = { chown: 'string', chmod: 'string', link: 'bool', exclude: 'strings' };
const KNOWN: Record<Transfer['kind'], Record<string, FlagType>> = {
  COPY: { ...SHARED, from: 'string', parents: 'bool' },
  ADD: { ...SHARED, 'keep-git-dir': 'bool', checksum: 'string' },
};

/** Reads COPY and ADD. */
export function readTransfer(kind: Transfer['kind'], instr: Instr, source: Source): Transfer {
  const dest = instr.args.at(-1);
  if (dest === undefined || instr.args.length < 2)
    throw new InstructionError(
      `${kind} requires at least two arguments, but only one was provided. Destination could not be determined`,
    );
  const flags = new Flags(instr.flags, KNOWN[kind]);
  if (isHeredoc(dest)) throw new InstructionError(`${kind} cannot accept a heredoc as a destination`);
  const bodies = new Map(instr.heredocs?.map(({ name, content }) => [name, content]));
  const sources: string[] = [];
  const files: InlineFile[] = [];
  for (const arg of instr.args.slice(0, -1)) {
    const heredoc = parseHeredocWord(arg);
    if (typeof heredoc !== 'object') {
      sources.push(arg);
      continue;
    }
    const content = bodies.get(heredoc.name) ?? '';
    files.push({
      name: heredoc.name,
      content: heredoc.chomp ? chompTabs(content) : content,
      expand: heredoc.expand,
    });
  }
  return {
    ...source,
    kind,
    sources,
    files,
    dest,
    from: flags.text('from'),
    chown: flags.text('chown'),
    chmod: flags.text('chmod'),
    link: flags.isTrue('link'),
    parents: flags.isTrue('parents'),
    exclude: flags.texts('exclude'),
    checksum: flags.text('checksum'),
    keepGitDir: flags.isTrue('keep-git-dir'),
  };
}

function isHeredoc(arg: string): boolean {
  return typeof parseHeredocWord(arg) === 'object';
}
