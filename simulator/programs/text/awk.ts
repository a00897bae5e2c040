import { command, Failure } from '../command';
import { printError } from '../stdio';
import { AwkError, unescapeAwk } from './awk-lex';
import { parseAwk } from './awk-parse';
import { Awk } from './awk-run';
import { PatternError } from './regex';

/** Debian's awk is mawk; the common ground of mawk and gawk. */
export const awk = command(
  {
    name: 'awk',
    usage: "[OPTION]... 'PROGRAM' [FILE]...",
    options: 'F=,field-separator f=,file v=,assign W=',
    inOrder: true,
    badUsage: 2,
    version: 'mawk 1.3.4 20250131',
  },
  function* (io, options, operands) {
    const { sys } = io;
    const words = [...operands];
    const source = options.has('f')
      ? options
          .all('f')
          .map((file) => sys.readFile(file))
          .join('\n')
      : words.shift();
    if (source === undefined) {
      yield* printError(sys, `Usage: ${io.name} [OPTION]... 'PROGRAM' [FILE]...\n`);
      return 2;
    }
    let machine: Awk;
    try {
      machine = new Awk(io, parseAwk(source), words);
    } catch (e) {
      if (e instanceof AwkError) throw new Failure(e.message, 2);
      if (e instanceof PatternError) throw new Failure(`regular expression compile failed (${e.message})`, 2);
      throw e;
    }
    for (const [key, value] of options.list) {
      if (key === 'F') machine.assign('FS', value === 't' ? '\t' : unescapeAwk(value));
      if (key !== 'v') continue;
      const at = value.indexOf('=');
      if (at < 1) throw new Failure(`improper assignment: -v ${value}`, 2);
      machine.assign(value.slice(0, at), unescapeAwk(value.slice(at + 1)));
    }
    return yield* machine.run();
  },
);
