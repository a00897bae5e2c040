import type { Dialect } from '../dialect';

// `set -o` names with their letters, and bash's `shopt`.

const letters: Readonly<Record<string, string>> = {
  a: 'allexport',
  b: 'notify',
  e: 'errexit',
  f: 'noglob',
  h: 'hashall',
  i: 'interactive',
  k: 'keyword',
  m: 'monitor',
  n: 'noexec',
  p: 'privileged',
  s: 'stdin',
  u: 'nounset',
  v: 'verbose',
  x: 'xtrace',
  B: 'braceexpand',
  C: 'noclobber',
  E: 'errtrace',
  H: 'histexpand',
  P: 'physical',
  T: 'functrace',
  t: 'onecmd',
  V: 'vi',
  I: 'ignoreeof',
};

const listed: Readonly<Record<Dialect['name'], readonly string[]>> = {
  bash: [
    'allexport',
    'braceexpand',
    'emacs',
    'errexit',
    'errtrace',
    'functrace',
    'hashall',
    'histexpand',
    'history',
    'ignoreeof',
    'interactive-comments',
    'keyword',
    'monitor',
    'noclobber',
    'noexec',
    'noglob',
    'nolog',
    'notify',
    'nounset',
    'onecmd',
    'physical',
    'pipefail',
    'posix',
    'privileged',
    'verbose',
    'vi',
    'xtrace',
  ],
  dash: [
    'errexit',
    'noglob',
    'ignoreeof',
    'interactive',
    'monitor',
    'noexec',
    'stdin',
    'xtrace',
    'verbose',
    'vi',
    'emacs',
    'noclobber',
    'allexport',
    'notify',
    'nounset',
    'privileged',
    'nolog',
    'debug',
  ],
  ash: [
    'errexit',
    'noglob',
    'ignoreeof',
    'monitor',
    'noexec',
    'xtrace',
    'verbose',
    'noclobber',
    'allexport',
    'notify',
    'nounset',
    'errtrace',
    'vi',
    'pipefail',
  ],
};

const accepted: Readonly<Record<Dialect['name'], string>> = {
  bash: 'abefhkmnptuvxBCEHPT',
  dash: 'efIimnsxvVECabup',
  ash: 'efImnxvCabuE',
};
const flagOrder: Readonly<Record<Dialect['name'], string>> = {
  bash: 'abefhikmnpstuvxBCEHPT',
  dash: 'efIimnsxvVECabup',
  ash: 'efIimnsxvCabu',
};

export class Options {
  readonly dialect: Dialect;
  #on = new Set<string>();
  /** shopt options that are on. */
  readonly shopt: Set<string>;

  constructor(dialect: Dialect, on?: Set<string>, shopt?: Set<string>) {
    this.dialect = dialect;
    this.#on = on ?? new Set(dialect.bash ? ['braceexpand', 'hashall', 'interactive-comments'] : []);
    this.shopt = shopt ?? new Set(dialect.bash ? shoptDefaults : []);
  }

  clone(): Options {
    return new Options(this.dialect, new Set(this.#on), new Set(this.shopt));
  }
  has(name: string): boolean {
    return this.#on.has(name);
  }
  set(name: string, on: boolean): void {
    if (on) this.#on.add(name);
    else this.#on.delete(name);
  }
  /** Long name of a letter this shell's `set` takes. */
  named(letter: string): string | undefined {
    return accepted[this.dialect.name].includes(letter) ? letters[letter] : undefined;
  }
  knows(name: string): boolean {
    return listed[this.dialect.name].includes(name);
  }
  list(): readonly string[] {
    return listed[this.dialect.name];
  }
  /** $- */
  flags(source: 'string' | 'stdin' | ''): string {
    const on = [...flagOrder[this.dialect.name]]
      .filter((letter) => this.has(letters[letter] ?? '') && letter !== 's')
      .join('');
    return on + (this.dialect.bash && source === 'string' ? 'c' : source === 'stdin' ? 's' : '');
  }
}

const shoptDefaults = [
  'checkwinsize',
  'cmdhist',
  'complete_fullquote',
  'extquote',
  'force_fignore',
  'globasciiranges',
  'globskipdots',
  'hostcomplete',
  'interactive_comments',
  'patsub_replacement',
  'progcomp',
  'promptvars',
  'sourcepath',
];

export const shoptNames: readonly string[] = [
  'autocd',
  'assoc_expand_once',
  'cdable_vars',
  'cdspell',
  'checkhash',
  'checkjobs',
  'checkwinsize',
  'cmdhist',
  'compat31',
  'compat32',
  'compat40',
  'compat41',
  'compat42',
  'compat43',
  'compat44',
  'complete_fullquote',
  'direxpand',
  'dirspell',
  'dotglob',
  'execfail',
  'expand_aliases',
  'extdebug',
  'extglob',
  'extquote',
  'failglob',
  'force_fignore',
  'globasciiranges',
  'globskipdots',
  'globstar',
  'gnu_errfmt',
  'histappend',
  'histreedit',
  'histverify',
  'hostcomplete',
  'huponexit',
  'inherit_errexit',
  'interactive_comments',
  'lastpipe',
  'lithist',
  'localvar_inherit',
  'localvar_unset',
  'login_shell',
  'mailwarn',
  'no_empty_cmd_completion',
  'nocaseglob',
  'nocasematch',
  'noexpand_translation',
  'nullglob',
  'patsub_replacement',
  'progcomp',
  'progcomp_alias',
  'promptvars',
  'restricted_shell',
  'shift_verbose',
  'sourcepath',
  'varredir_close',
  'xpg_echo',
];
