import { command, UsageError } from '../command';
import { complement, parseRanges } from './ranges';

export const cut = command(
  {
    name: 'cut',
    usage: 'OPTION... [FILE]...',
    about: 'Print selected parts of lines from each FILE to standard output.',
    options:
      'b=,bytes c=,characters d=,delimiter f=,fields n s,only-delimited complement output-delimiter= z,zero-terminated',
  },
  function* (io, options, files) {
    const kinds = options.list.filter(([key]) => 'bcf'.includes(key));
    const [kind] = kinds;
    if (!kind) throw new UsageError('you must specify a list of bytes, characters, or fields');
    if (kinds.length > 1) throw new UsageError('only one list may be specified');
    const byField = kind[0] === 'f';
    const delimiter = options.get('d') ?? '\t';
    if (delimiter.length > 1) throw new UsageError('the delimiter must be a single character');
    if (options.has('d') && !byField)
      throw new UsageError('an input delimiter may be specified only when operating on fields');
    let ranges = parseRanges(kind[1], byField ? 'fields' : 'byte/character positions');
    if (options.has('complement')) ranges = complement(ranges);
    const joint = options.get('output-delimiter') ?? (byField ? delimiter : '');
    const end = options.has('z') ? '\0' : '\n';
    yield* io.eachFile(files, function* (fd) {
      const reader = io.lines(fd, end);
      for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
        if (byField && !line.includes(delimiter)) {
          if (!options.has('s')) yield* io.print(line + end);
          continue;
        }
        const fields = byField ? line.split(delimiter || '\0') : [];
        const parts = ranges
          .flatMap(([from, to]) => (byField ? fields.slice(from - 1, to) : [(line ?? '').slice(from - 1, to)]))
          .filter((part) => byField || part !== '');
        yield* io.print(parts.join(joint) + end);
      }
    });
  },
);
