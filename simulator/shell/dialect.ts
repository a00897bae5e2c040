// What differs between the three shells, as data.

export interface Dialect {
  readonly name: 'bash' | 'dash' | 'ash';
  readonly bash: boolean;
  readonly syntax: {
    /** `[[`, `$'…'`, `function`, `&>`, `<( )`: what bash has and ash mostly shares. */
    readonly conditions: boolean;
    readonly ansiQuotes: boolean;
    readonly functionKeyword: boolean;
    readonly ampersandRedirect: boolean;
    readonly processSubstitution: boolean;
    readonly arrays: boolean;
    readonly hereStrings: boolean;
    readonly braces: boolean;
    readonly arithmeticCommands: boolean;
    readonly timeKeyword: boolean;
    /** `${x/a/b}` and `${x:1:2}`. */
    readonly substrings: boolean;
    /** `${x^}`, `${!x}`, `${x@Q}`. */
    readonly transforms: boolean;
    readonly fallthroughCase: boolean;
    readonly longIncrement: boolean;
  };
  /** The shell's pid is given to the last command: never at the top (dash), to a plain simple one (bash), to most (ash). */
  readonly execsLast: 'never' | 'simple' | 'most';
  /** Failed expansions and special builtins end the shell with this status. */
  readonly fatalStatus: number;
  /** An EXIT trap makes the shell catch the signals that would end it, and run the trap. */
  readonly exitTrapCatchesSignals: boolean;
  /** The shell's own last words before dying of SIGINT: waits for the child first. */
  readonly waitsThroughInterrupt: boolean;
  readonly reapsAtOnce: boolean;
  /** A script's shell ignores SIGQUIT; its children don't. */
  readonly ignoresQuit: boolean;
}

const everything = {
  conditions: true,
  ansiQuotes: true,
  functionKeyword: true,
  ampersandRedirect: true,
  processSubstitution: true,
  arrays: true,
  hereStrings: true,
  braces: true,
  arithmeticCommands: true,
  timeKeyword: true,
  substrings: true,
  transforms: true,
  fallthroughCase: true,
  longIncrement: true,
};

export const bashDialect: Dialect = {
  name: 'bash',
  bash: true,
  syntax: everything,
  execsLast: 'simple',
  fatalStatus: 1,
  exitTrapCatchesSignals: true,
  waitsThroughInterrupt: true,
  reapsAtOnce: true,
  ignoresQuit: true,
};

const nothing = {
  conditions: false,
  ansiQuotes: false,
  functionKeyword: false,
  ampersandRedirect: false,
  processSubstitution: false,
  arrays: false,
  hereStrings: false,
  braces: false,
  arithmeticCommands: false,
  timeKeyword: false,
  substrings: false,
  transforms: false,
  fallthroughCase: false,
  longIncrement: false,
};

export const dashDialect: Dialect = {
  name: 'dash',
  bash: false,
  syntax: nothing,
  execsLast: 'never',
  fatalStatus: 2,
  exitTrapCatchesSignals: false,
  waitsThroughInterrupt: false,
  reapsAtOnce: false,
  ignoresQuit: false,
};

export const ashDialect: Dialect = {
  name: 'ash',
  bash: false,
  syntax: {
    ...nothing,
    conditions: true,
    ansiQuotes: true,
    functionKeyword: true,
    ampersandRedirect: true,
    processSubstitution: true,
    substrings: true,
    longIncrement: true,
  },
  execsLast: 'most',
  fatalStatus: 2,
  exitTrapCatchesSignals: false,
  waitsThroughInterrupt: false,
  reapsAtOnce: false,
  ignoresQuit: true,
};
