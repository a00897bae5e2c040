import { isTranscript } from './runnable';

// The commands of a block: in a transcript the lines after `$ `, with `> ` continuing one; in a script all of it.
export function commandsOf(language: string, text: string): string[] {
  if (!isTranscript(language)) return [text.trimEnd()];
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
