import { asErrno } from '../../kernel/errno';
import { command, Failure, type Stdio } from '../command';
import { readAll } from '../stdio';
import { GZIP } from './tar-format';

const OPTIONS =
  'd,decompress,uncompress c,stdout,to-stdout k,keep f,force l,list t,test v,verbose q,quiet n,no-name N,name r,recursive 1,fast 2 3 4 5 6 7 8 9,best S=,suffix';

/** What gzip might make of so many bytes of text; the data itself is kept as it is. */
const shrunk = (size: number): number => Math.min(size, Math.ceil(size * 0.35)) + 25;

function unpack(io: Stdio, name: string, data: string): string {
  if (!data.startsWith(GZIP)) throw new Failure(`\n${io.name}: ${name}: not in gzip format`);
  return data.slice(GZIP.length);
}

function* list(io: Stdio, files: readonly string[]) {
  yield* io.print('         compressed        uncompressed  ratio uncompressed_name\n');
  for (const file of files) {
    const size = unpack(io, file, io.sys.readFile(file)).length;
    const ratio = size === 0 ? 0 : 100 * (1 - shrunk(size) / size);
    yield* io.print(
      `${String(shrunk(size)).padStart(19)} ${String(size).padStart(19)} ${`${ratio.toFixed(1)}%`.padStart(6)} ${file.replace(/\.t?gz$/, '')}\n`,
    );
  }
}

const tool = (name: string, decompresses: boolean, toOutput: boolean) =>
  command(
    { name, usage: '[OPTION]... [FILE]...', options: OPTIONS, version: 'gzip 1.13' },
    function* (io, options, files) {
      const { sys } = io;
      const unpacks = decompresses || options.has('d', 't');
      if (options.has('l')) return yield* list(io, files);
      if (files.length === 0 && !unpacks && sys.isatty(1) && !options.has('f'))
        throw new Failure(
          'compressed data not written to a terminal. Use -f to force compression.\nFor help, type: gzip -h',
        );
      for (const file of files.length ? files : ['-'])
        try {
          const data = file === '-' ? yield* readAll(sys, 0) : sys.readFile(file);
          const out = unpacks ? unpack(io, file === '-' ? 'stdin' : file, data) : GZIP + data;
          if (options.has('t')) continue;
          if (file === '-' || toOutput || options.has('c')) {
            yield* io.print(out);
            continue;
          }
          const target = unpacks ? file.replace(/\.tgz$/, '.tar').replace(/\.gz$/, '') : `${file}.gz`;
          if (target === file) {
            yield* io.fail(`${file}: unknown suffix -- ignored`, 2);
            continue;
          }
          if (sys.access(target, '') && !options.has('f')) {
            yield* io.fail(`${target} already exists;\tnot overwritten`, 2);
            continue;
          }
          sys.writeFile(target, out, sys.stat(file).mode, unpacks ? undefined : shrunk(data.length));
          if (!options.has('k')) sys.unlink(file);
        } catch (e) {
          if (e instanceof Failure) throw e;
          yield* io.fail(`${file}: ${asErrno(e).message}`);
        }
    },
  );

export const gzip = tool('gzip', false, false);
export const gunzip = tool('gunzip', true, false);
export const zcat = tool('zcat', true, true);
