import fc from 'fast-check';

/** Ms of the step that sleeps and signals are counted in; signals come half-way between two steps. */
export const STEP = 100;

export interface Delivery {
  /** Ms after the shell's start. */
  readonly at: number;
  readonly signal: string;
}

export interface Case {
  readonly script: string;
  /** Signals from outside the shell's namespace. */
  readonly deliveries: readonly Delivery[];
  readonly asInit: boolean;
}

/** What a shell of this kind and version can be asked without meeting a bug of its own. */
export interface Abilities {
  readonly bash: boolean;
  readonly waitNext: boolean;
  readonly pipefail: boolean;
}

const caught = ['TERM', 'HUP', 'USR1', 'USR2', 'INT', 'ALRM', 'QUIT', 'WINCH'] as const;
const signal = fc.constantFrom(...caught);
const naps = fc.integer({ min: 1, max: 4 }).map((steps) => `sleep 0.${steps}`);
const status = fc.integer({ min: 0, max: 9 });

const trapBody = fc.oneof(
  { weight: 4, arbitrary: fc.constant('echo @ trap $?') },
  { weight: 2, arbitrary: status.map((code) => `echo @ trap; exit ${code}`) },
  { weight: 1, arbitrary: fc.constant('sleep 0.1; echo @ trap') },
  { weight: 1, arbitrary: fc.constant('sleep 0.1; kill $! 2>/dev/null; echo @ trap $?') },
  { weight: 1, arbitrary: fc.constant('wait; echo @ trap $?') },
  { weight: 1, arbitrary: fc.constant('trap - TERM; echo @ trap') },
);

const trap = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: trapBody.map((body) => `'${body}'`) },
      { weight: 1, arbitrary: fc.constantFrom("''", '-') },
    ),
    fc.uniqueArray(fc.oneof({ weight: 4, arbitrary: signal }, { weight: 2, arbitrary: fc.constant('EXIT') }), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .map(([body, signals]) => `trap ${body} ${signals.join(' ')}`);

const leaf = ({ bash, waitNext, pipefail }: Abilities): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('echo @ $?') },
    { weight: 5, arbitrary: naps },
    { weight: 2, arbitrary: fc.constantFrom('true', 'false', '(exit 3)', 'echo @ >&2') },
    { weight: 3, arbitrary: trap },
    { weight: 4, arbitrary: fc.constantFrom('wait', 'wait $!', 'wait "$p"; echo @ $?', 'wait; echo @ $?') },
    { weight: waitNext ? 2 : 0, arbitrary: fc.constantFrom('wait -n', 'wait -n; echo @ $?') },
    { weight: 2, arbitrary: signal.map((name) => `kill -${name} $$`) },
    // Not at once: until it has set up its own, a child has the signals of its parent.
    { weight: 2, arbitrary: signal.map((name) => `sleep 0.1; kill -${name} $!; sleep 0.1`) },
    { weight: 1, arbitrary: status.map((code) => `exit ${code}`) },
    { weight: 2, arbitrary: naps.map((nap) => `${nap} &`) },
    { weight: 1, arbitrary: naps.map((nap) => `${nap} & p=$!`) },
    { weight: 1, arbitrary: fc.constantFrom('set -e', 'set +e', 'set -u', ...(pipefail ? ['set -o pipefail'] : [])) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'x=$(echo @; exit 4); echo $x $?',
        'x=$(sleep 0.1; echo @); echo $x',
        'echo @ ${nothing-unset}',
        'echo @ $nothing',
        'echo @ ${x:-empty} ${#x}',
        'x=@',
        'set -- a b @; shift; echo $# $1',
        'echo @ >out; cat out',
        'echo @ >>out; cat <out',
        // busybox has a cat of its own, with words of its own.
        'cat nosuch 2>/dev/null',
        'cat <nosuch; echo @ $?',
        'nosuch-command; echo @ $?',
        'cat <<E\n@ $? ${x:-none}\nE\n',
        'read a b <<E\n@ two three\nE\necho $b',
        'eval "echo @; false"; echo $?',
        'exec 3>&1; echo @ >&3',
        'exec 2>&1',
        'case a$? in a0) echo @ zero;; a[1-9]) echo @ digit;; *) echo @ more;; esac',
        'test $? -eq 0 && echo @',
        '[ -e out ] || echo @ none',
        'command echo @ | cat',
        'echo @ | { read y; echo got $y; }',
        'printf "%s-%d\\n" @ 7',
        'echo $((@ * 2 + 1))',
        'echo "$@" $#',
        'f() { echo @ in f $1; return 5; }; f a; echo $?',
        'unset x; echo @ ${x+set}',
        'exec sleep 0.1',
        'umask 022; umask',
        'trap',
        'times >/dev/null; echo @',
        'kill -0 $$; echo @ $?',
        'kill -l 15; echo @',
        '! true; echo @ $?',
        'cd /; pwd; cd /tmp',
        'readonly r=@; echo $r',
        ...(bash
          ? [
              'echo @ ${PIPESTATUS[0]}',
              'a=(1 2 @); echo ${#a[@]} ${a[2]}',
              '[[ $? == 0 ]] && echo @',
              '(( $? == 0 )) || echo @',
              'echo @ {a,b}{1,2}',
              'read z <<<"@ z"; echo $z',
              'cat <(echo @)',
              'x=abcabc; echo ${x//b/@} ${x^}',
              'local q=1; echo @ $?',
              'echo @ $BASH_SUBSHELL',
              'jobs -p | wc -l',
              'trap "echo @ err" ERR',
              'disown; echo @ $?',
            ]
          : []),
      ),
    },
  );

const body = (inner: fc.Arbitrary<string>, max = 3): fc.Arbitrary<string> =>
  fc.array(inner, { minLength: 1, maxLength: max }).map((lines) => lines.join('\n'));

const compound = (inner: fc.Arbitrary<string>, simple: fc.Arbitrary<string>, depth: number): fc.Arbitrary<string> => {
  const n = `n${depth}`;
  return fc.oneof(
    { weight: 4, arbitrary: body(inner).map((text) => `{\n${text}\n} &`) },
    { weight: 4, arbitrary: body(inner).map((text) => `(\n${text}\n) &\np=$!`) },
    { weight: 3, arbitrary: body(inner).map((text) => `(\n${text}\n)`) },
    { weight: 1, arbitrary: body(inner).map((text) => `{\n${text}\n}`) },
    { weight: 2, arbitrary: fc.tuple(inner, body(inner)).map(([a, b]) => `if ${a}\nthen ${b}\nelse echo @ else\nfi`) },
    {
      weight: 2,
      arbitrary: body(inner).map((text) => `${n}=0\nwhile [ $${n} -lt 2 ]; do ${n}=$((${n} + 1))\n${text}\ndone`),
    },
    { weight: 1, arbitrary: body(inner, 2).map((text) => `for i in 1 2; do\n${text}\necho @ $i\ndone`) },
    { weight: 1, arbitrary: body(inner, 2).map((text) => `for i in 1 2 3; do\n${text}\n[ $i -lt 2 ] || break\ndone`) },
    {
      weight: 2,
      arbitrary: body(inner).map((text) => `f${depth}() {\n${text}\nreturn 6\n}\nf${depth} x y\necho @ $?`),
    },
    { weight: 1, arbitrary: body(inner).map((text) => `f${depth}() {\n${text}\n}\nf${depth} &`) },
    { weight: 2, arbitrary: body(simple, 2).map((text) => `x=$(\n${text}\n)\necho @ $? $x`) },
    { weight: 2, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `{\n${a}\n} | {\n${b}\ncat; }`) },
    { weight: 1, arbitrary: inner.map((a) => `{\n${a}\n} | cat &`) },
    { weight: 1, arbitrary: fc.tuple(inner, inner).map(([a, b]) => `{\n${a}\n} && {\n${b}\n} || echo @ or`) },
    { weight: 1, arbitrary: body(inner, 2).map((text) => `{\n${text}\n} >out 2>&1\ncat out`) },
    { weight: 1, arbitrary: body(inner, 2).map((text) => `! {\n${text}\n}\necho @ $?`) },
  );
};

const statement = (abilities: Abilities, depth: number): fc.Arbitrary<string> =>
  depth === 0
    ? leaf(abilities)
    : fc.oneof(
        { weight: 5, arbitrary: leaf(abilities) },
        { weight: 3, arbitrary: compound(statement(abilities, depth - 1), leaf(abilities), depth) },
      );

/** Every `@` becomes a number of its own, so that output names the command it came from. */
const numbered = (text: string): string => {
  let count = 0;
  return text.replace(/@(?!\])/g, () => String(++count));
};

const delivery = fc.record({
  at: fc.integer({ min: 0, max: 7 }).map((steps) => steps * STEP + STEP / 2),
  signal: fc.oneof({ weight: 12, arbitrary: signal }, { weight: 1, arbitrary: fc.constant('KILL') }),
});

export const scripts = (abilities: Abilities): fc.Arbitrary<Case> =>
  fc.record({
    script: fc
      .tuple(fc.array(trap, { maxLength: 2 }), fc.array(statement(abilities, 2), { minLength: 2, maxLength: 7 }))
      .map(([traps, lines]) => numbered([...traps, ...lines].join('\n'))),
    deliveries: fc
      .uniqueArray(delivery, { maxLength: 3, selector: ({ at }) => at })
      .map((all) => all.sort((a, b) => a.at - b.at)),
    asInit: fc.boolean(),
  });
