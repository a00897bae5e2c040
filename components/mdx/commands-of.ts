const transcripts = ['console', 'shellsession'];
const scripts = ['bash', 'sh', 'shell'];

/** `isFile`: it has a file's name over it, so a script is to be read and not typed. */
export const isRunnable = (language: string, isFile = false): boolean =>
  transcripts.includes(language) || (scripts.includes(language) && !isFile);

// The commands of a block: in a transcript the lines after `$ `, with `> ` continuing one; in a script all of it.
export function commandsOf(language: string, text: string): string[] {
  if (!transcripts.includes(language)) return [text.trimEnd()];
  const commands: string[] = [];
  let continuing = false;
  for (const line of text.split('\n')) {
    const last = commands.length - 1;
    if (line.startsWith('$ ')) commands.push(line.slice(2));
    else if (continuing && line.startsWith('> ')) commands[last] += `\n${line.slice(2)}`;
    continuing = line.startsWith('$ ') || (continuing && line.startsWith('> '));
  }
  return commands;
}
