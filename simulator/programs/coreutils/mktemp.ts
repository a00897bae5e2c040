import { asErrno, Errno } from '../../kernel/errno';
import { command, Failure, UsageError } from '../command';
import { quoteAlways } from '../quote';
import { randomNumbers } from './random';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const mktemp = command(
  {
    name: 'mktemp',
    usage: '[OPTION]... [TEMPLATE]',
    about: 'Create a temporary file or directory, safely, and print its name.',
    options: 'd,directory u,dry-run q,quiet p= tmpdir=? suffix= t',
  },
  function* (io, options, operands) {
    const { sys } = io;
    if (operands.length > 1) throw new UsageError('too many templates');
    const template = operands[0] ?? 'tmp.XXXXXXXXXX';
    const suffix = options.get('suffix') ?? '';
    const m = /^(.*?)(X+)([^X/]*)$/s.exec(template);
    if (!m || (m[2] ?? '').length < 3) throw new Failure(`too few X's in template ${quoteAlways(template)}`);
    const folder = options.get('p', 'tmpdir') || sys.env().get('TMPDIR') || '/tmp';
    const inFolder = operands.length === 0 || options.has('p', 'tmpdir', 't');
    const [, head = '', marks = '', tail = ''] = m;
    const random = randomNumbers(sys);
    for (;;) {
      let name = '';
      for (const _ of marks) name += LETTERS[Math.floor((yield* random()) * LETTERS.length)];
      const path = `${inFolder ? `${folder.replace(/\/$/, '')}/` : ''}${head}${name}${tail}${suffix}`;
      try {
        if (options.has('u')) sys.access(path, '');
        else if (options.has('d')) sys.mkdir(path, 0o700);
        else sys.close(sys.open(path, ['read', 'write', 'create', 'exclusive'], 0o600));
        return yield* io.print(`${path}\n`);
      } catch (e) {
        if (e instanceof Errno && e.code === 'EEXIST') continue;
        const shown = path.replace(`${name}${tail}${suffix}`, marks + tail + suffix);
        throw new Failure(
          `failed to create ${options.has('d') ? 'directory' : 'file'} via template ${quoteAlways(shown)}: ${asErrno(e).message}`,
        );
      }
    }
  },
);
