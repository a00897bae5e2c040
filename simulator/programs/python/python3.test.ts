import { describe, expect, it } from 'vitest';
import { signals } from '../../kernel/signal';
import type { Program } from '../../kernel/syscalls';
import { dash } from '../../shell/dash';
import { type RunOptions, runProgram } from '../../testing/run-program';
import { spawnerPy } from '../apps/sources/spawner-py';
import { coreutils } from '../coreutils/index';
import { python3 } from './python3';

const programs: Record<string, Program> = { ...coreutils, python3, sh: dash };
const run = (source: string, options: Partial<RunOptions> = {}) =>
  runProgram(['python3', '/tmp/x.py'], {
    programs,
    files: { 'tmp/x.py': source },
    limit: 20_000,
    env: { PATH: '/usr/bin' },
    ...options,
  });
const out = (source: string) => {
  const { stdout, stderr } = run(source);
  return stdout + stderr;
};

describe('the language', () => {
  it.each([
    ['print(1 / 2, 7 // 2, -7 // 2, -7 % 3, 2 ** 10, 2 ** -1)', '0.5 3 -4 2 1024 0.5\n'],
    ['print([1, "a", None, True, 2.0], (1,), {"k": [1]}, {1})', "[1, 'a', None, True, 2.0] (1,) {'k': [1]} {1}\n"],
    ['x = "n"; print(f"{x!r:>5}|{3.14159:.2f}|{1234567:,}|{x=}")', "  'n'|3.14|1,234,567|x='n'\n"],
    ['print("%05.1f %s %-4d|" % (2.345, [1], 7))', '002.3 [1] 7   |\n'],
    ['for i, c in enumerate("ab"):\n    print(i, c, end=" ")\nelse:\n    print("done")', '0 a 1 b done\n'],
    [
      'print([x * y for x in range(3) for y in (1, 10) if x], {k: v for k, v in zip("ab", [1, 2])})',
      "[1, 10, 2, 20] {'a': 1, 'b': 2}\n",
    ],
    [
      'def f(a, b=2, *c, **d):\n    return a, b, c, d\nprint(f(1), f(1, 3, 4, x=5))',
      "(1, 2, (), {}) (1, 3, (4,), {'x': 5})\n",
    ],
    ['a, (b, c) = 1, (2, 3)\na += 5\nprint(a, b, c, a if b > c else "no")', '6 2 3 no\n'],
    [
      'try:\n    {}["k"]\nexcept (IndexError, KeyError) as e:\n    print(repr(e), e)\nfinally:\n    print("f")',
      "KeyError('k') 'k'\nf\n",
    ],
    [
      'class A:\n    n = 1\n    def __init__(self, x):\n        self.x = x\n    def up(self):\n        return self.x + self.n\nclass B(A):\n    n = 5\nprint(B(1).up(), isinstance(B(1), A))',
      '6 True\n',
    ],
    [
      's = "a,b;c"\nprint(s.split(","), s[::-1], s[1:3], "-".join(["x", "y"]), s.upper().replace("A", "z"))',
      "['a', 'b;c'] c;b,a ,b x-y z,B;C\n",
    ],
    ['n = 0\nwhile True:\n    n += 1\n    if n == 2: continue\n    if n > 3: break\n    print(n)', '1\n3\n'],
    [
      'print(sorted([3, 1, 2], reverse=True), max("abc"), sum([1, 2.5]), len({1, 1}), any([0, 1]))',
      '[3, 2, 1] c 3.5 1 True\n',
    ],
    [
      'import json\nd = json.loads(\'{"a": [1, 2.0, null]}\')\nprint(d, json.dumps(d))',
      '{\'a\': [1, 2.0, None]} {"a": [1, 2.0, null]}\n',
    ],
    [
      'def outer():\n    n = 0\n    def inner():\n        nonlocal n\n        n += 1\n        return n\n    return inner\nf = outer(); f(); print(f())',
      '2\n',
    ],
    [
      'with open("/tmp/t", "w") as f:\n    f.write("a\\nb\\n")\nfor line in open("/tmp/t"):\n    print(line.strip())',
      'a\nb\n',
    ],
  ])('%s', (source, printed) => expect(out(source)).toBe(printed));
});

describe('its tracebacks', () => {
  it.each([
    ['1 / 0', '    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n'],
    ['x = foo + 1', "    x = foo + 1\n        ^^^\nNameError: name 'foo' is not defined\n"],
    ['raise ValueError("no")', '    raise ValueError("no")\nValueError: no\n'],
    ['[1][3]', '    [1][3]\n    ~~~^^^\nIndexError: list index out of range\n'],
    [
      'open("/none")',
      '    open("/none")\n    ~~~~^^^^^^^^^\nFileNotFoundError: [Errno 2] No such file or directory: \'/none\'\n',
    ],
    ['import nosuch', "    import nosuch\nModuleNotFoundError: No module named 'nosuch'\n"],
  ])('%s', (source, told) =>
    expect(run(source).stderr).toBe(
      `Traceback (most recent call last):\n  File "/tmp/x.py", line 1, in <module>\n${told}`,
    ),
  );

  it('has an entry for each function', () => {
    expect(run('def f():\n    return g()\ndef g():\n    raise KeyError("k")\nf()').stderr).toBe(
      'Traceback (most recent call last):\n  File "/tmp/x.py", line 5, in <module>\n    f()\n    ~^^\n  File "/tmp/x.py", line 2, in f\n    return g()\n  File "/tmp/x.py", line 4, in g\n    raise KeyError("k")\nKeyError: \'k\'\n',
    );
  });

  it('refuses what is no Python', () => {
    const { stderr, status } = run('print("a"\n');
    expect(stderr).toMatch(/SyntaxError: '\(' was never closed\n$/);
    expect(status).toBe(1);
  });

  it('says what it does not know', () => {
    expect(run('import threading').stderr).toContain(
      'this simulation cannot run /tmp/x.py: it does not know the module threading',
    );
  });
});

describe('processes and signals', () => {
  it('holds output back when it is no terminal, and loses it when killed', () => {
    const during: RunOptions['during'] = (kernel, proc) =>
      kernel.clock.at(kernel.clock.now + 2000, () => kernel.post(proc, signals.KILL));
    const source = 'import time\nprint("held")\ntime.sleep(9)';
    expect(run(source, { during }).stdout).toBe('');
    expect(run(source, { during, env: { PYTHONUNBUFFERED: '1' } }).stdout).toBe('held\n');
  });

  it('forks: both sides go on with a copy', () => {
    const source = `import os
n = [1]
for i in range(2):
    pid = os.fork()
    if pid == 0:
        n.append(i)
        print("child", i, n, flush=True)
        os._exit(i + 3)
    done, status = os.waitpid(pid, 0)
    print("parent", os.WEXITSTATUS(status), n, done == pid, flush=True)
`;
    expect(out(source)).toBe('child 0 [1, 0]\nparent 3 [1] True\nchild 1 [1, 1]\nparent 4 [1] True\n');
  });

  it('a child that does not leave goes through the rest of the loop', () => {
    expect(
      out(
        'import os\nfor i in range(2):\n    if os.fork() == 0:\n        pass\n    else:\n        os.wait()\nprint("x", flush=True)',
      ),
    ).toBe('x\n'.repeat(4));
  });

  it('runs a handler, and goes on with its sleep', () => {
    const source =
      'import signal, sys, time\ndef stop(number, frame):\n    print("got", signal.Signals(number).name, flush=True)\n    sys.exit(3)\nsignal.signal(signal.SIGTERM, stop)\nwhile True:\n    time.sleep(1)';
    const ended = run(source, {
      during: (kernel, proc) => kernel.clock.at(kernel.clock.now + 1500, () => kernel.post(proc, signals.TERM)),
    });
    expect(ended).toMatchObject({ stdout: 'got SIGTERM\n', status: 3 });
  });

  it('ends with a traceback when no process can be made', () => {
    const { stderr, status } = run(spawnerPy, {
      during: (kernel) => {
        kernel.rootCgroup.pidsLimit = 5;
      },
    });
    expect(stderr).toContain(
      '    if os.fork() == 0:\n       ~~~~~~~^^\nBlockingIOError: [Errno 11] Resource temporarily unavailable\n',
    );
    expect(status).toBe(1);
  });

  it('starts other programs', () => {
    const source =
      'import subprocess\np = subprocess.run(["sh", "-c", "echo out; exit 4"], capture_output=True, text=True)\nprint(p.returncode, repr(p.stdout))\nprint(subprocess.check_output("echo hi", shell=True))\nprint(subprocess.Popen(["sleep", "1"]).wait())';
    expect(out(source)).toBe("4 'out\\n'\nb'hi\\n'\n0\n");
  });

  it('speaks over a Unix socket', () => {
    const source =
      'import os, socket\ns = socket.socket(socket.AF_UNIX)\ns.bind("/tmp/s")\ns.listen()\nif os.fork() == 0:\n    c = socket.socket(socket.AF_UNIX)\n    c.connect("/tmp/s")\n    print(c.recv(9).decode().strip(), flush=True)\n    os._exit(0)\nc, _ = s.accept()\nc.sendall(b"pong\\n")\nc.close()\nos.wait()';
    expect(out(source)).toBe('pong\n');
  });
});
