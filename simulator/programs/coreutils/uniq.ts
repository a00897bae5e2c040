import { command, requireOperands } from '../command';

export const uniq = command(
  {
    name: 'uniq',
    usage: '[OPTION]... [INPUT [OUTPUT]]',
    about: 'Filter adjacent matching lines from INPUT, writing to OUTPUT.',
    options:
      'c,count d,repeated D i,ignore-case u,unique f=,skip-fields s=,skip-chars w=,check-chars z,zero-terminated',
  },
  function* (io, options, [input = '-', output, ...extra]) {
    if (extra.length) requireOperands([input, output ?? '', ...extra], 0, 2);
    const fields = Number(options.get('f') ?? 0);
    const end = options.has('z') ? '\0' : '\n';
    const key = (line: string): string => {
      const rest = line
        .replace(new RegExp(`^(?:[ \\t]*[^ \\t]*){0,${fields}}`), '')
        .slice(Number(options.get('s') ?? 0));
      const cut = rest.slice(0, Number(options.get('w') ?? Infinity));
      return options.has('i') ? cut.toLowerCase() : cut;
    };
    if (output !== undefined && output !== '-') io.sys.dup2(io.sys.open(output, ['write', 'create', 'truncate']), 1);
    yield* io.eachFile([input], function* (fd) {
      const reader = io.lines(fd, end);
      let kept: string | undefined;
      let count = 0;
      for (;;) {
        const line = yield* reader.next();
        if (line !== undefined && kept !== undefined && key(line) === key(kept)) {
          if (options.has('D')) yield* io.print((count === 1 ? kept + end : '') + line + end);
          count++;
          continue;
        }
        const wanted = (!options.has('d') || count > 1) && (!options.has('u') || count === 1) && !options.has('D');
        if (kept !== undefined && wanted)
          yield* io.print((options.has('c') ? `${String(count).padStart(7)} ` : '') + kept + end);
        if (line === undefined) return;
        kept = line;
        count = 1;
      }
    });
  },
);
