import { utf8 } from '../../bytes';
import type { Program, Syscalls } from '../../kernel/syscalls';
import { normalize } from '../../vfs/path';
import { print, printError } from '../stdio';
import { BuildError, bundle, transform } from './bundle';

export const VERSION = '0.25.0';
const KNOWN =
  /^--(bundle|platform=node|packages=external|external:.+|format=cjs|target=.+|out(file|dir)=.+|log-level=.+|allow-overwrite|charset=ascii)$/;
const REAL =
  /^--(minify\S*|sourcemap\S*|splitting|watch\S*|serve\S*|format=\S+|platform=\S+|define:\S+|loader:\S+|banner:\S+|footer:\S+|analyze\S*|metafile=\S+|keep-names|charset=utf8|tree-shaking=\S+|drop:\S+)$/;

/** esbuild for projects in CommonJS: a bundle of the project’s own files, or one file printed again. */
export const esbuild: Program = function* (sys, argv) {
  const words = argv.slice(1);
  if (words.includes('--version')) {
    yield* print(sys, `${VERSION}\n`);
    return 0;
  }
  const started = sys.now();
  yield* sys.compute(14);
  const flags = words.filter((word) => word.startsWith('-'));
  const entries = words.filter((word) => !word.startsWith('-'));
  const value = (name: string) => flags.find((flag) => flag.startsWith(`--${name}=`))?.slice(name.length + 3);
  try {
    const strange = flags.find((flag) => !KNOWN.test(flag));
    if (strange !== undefined)
      throw new BuildError(
        REAL.test(strange) ? `this simulation of esbuild has no ${strange}` : `Invalid build flag: "${strange}"`,
      );
    const [entry, second] = entries;
    if (entry === undefined) {
      yield* print(sys, 'Usage:\n  esbuild [options] [entry points]\n');
      return flags.length > 0 ? 1 : 0;
    }
    const file = value('outfile');
    const folder = value('outdir');
    if (second !== undefined && folder === undefined)
      throw new BuildError('Must use "outdir" when there are multiple input files');
    const bundled = flags.includes('--bundle');
    if (bundled && !flags.includes('--platform=node'))
      throw new BuildError('this simulation of esbuild bundles for node only: use --platform=node');
    const kept = flags.filter((flag) => flag.startsWith('--external:')).map((flag) => flag.slice(11));
    const external = (name: string) => flags.includes('--packages=external') || kept.includes(name);
    const made = entries.map((one) => {
      const text = bundled ? bundle(sys, one, external) : transform(sys, one);
      return { text, to: file ?? (folder === undefined ? undefined : `${folder}/${one.replace(/.*\//, '')}`) };
    });
    for (const { text, to } of made) if (to === undefined) yield* print(sys, utf8(text));
    const written = made.flatMap(({ text, to }) => (to === undefined ? [] : [{ to, bytes: utf8(text) }]));
    for (const { to, bytes } of written) write(sys, to, bytes);
    if (written.length > 0 && !/^(warning|error|silent)$/.test(value('log-level') ?? ''))
      yield* printError(
        sys,
        utf8(
          `\n${written.map(({ to, bytes }) => `  ${to}  ${sizeOf(bytes.length)} \n`).join('')}\n⚡ Done in ${Math.max(1, Math.round(sys.now() - started))}ms\n`,
        ),
      );
    return 0;
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    yield* printError(sys, utf8(`✘ [ERROR] ${error.message}\n\n1 error\n`));
    return 1;
  }
};

function write(sys: Syscalls, path: string, bytes: string): void {
  const parts = normalize(path, sys.getcwd()).split('/').slice(1, -1);
  for (let i = 1; i <= parts.length; i++) {
    const folder = `/${parts.slice(0, i).join('/')}`;
    if (!sys.access(folder, '')) sys.mkdir(folder, 0o755);
  }
  sys.writeFile(path, bytes);
}

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes}b` : `${(bytes / 1024).toFixed(1)}kb`);
