import { describe, expect, test } from 'vitest';
import { finish } from '../fidelity/replay';
import { createMachine } from '../machine';

/** A fresh host; `run` answers stdout, or stderr where there is none, without the last newline. */
function host(files: Record<string, string> = {}) {
  const machine = createMachine({ images: 'recorded', files });
  const ask = (line: string) => finish(machine, machine.run(line));
  const run = (line: string) => {
    const { stdout, stderr } = ask(line);
    return (stdout || stderr).trimEnd();
  };
  return { machine, ask, run, wait: (seconds: number) => machine.advance(machine.now() + seconds * 1000) };
}

describe('a container', () => {
  test('runs in the foreground with its output and status', () => {
    const { ask } = host();
    const done = ask("docker run --rm debian:trixie-slim sh -c 'echo out; echo err >&2; exit 7'");
    expect(done).toMatchObject({ stdout: 'out\n', stderr: 'err\n', exit: 7 });
    expect(done.seconds).toBeLessThan(1);
  });

  test('is stopped after ten seconds when PID 1 has no handler', () => {
    const { ask, run } = host();
    run('docker run -d --name svc debian:trixie-slim sleep infinity');
    expect(ask('docker stop svc').seconds).toBeCloseTo(10.1, 0);
    expect(run("docker inspect -f '{{.State.ExitCode}}' svc")).toBe('137');
  });

  test('goes on stopping when the client is gone', () => {
    const { machine, run, wait } = host();
    run('docker run -d --name svc debian:trixie-slim sleep infinity');
    const job = machine.run('docker stop -t 2 svc');
    wait(1);
    job.kill();
    wait(2);
    expect(run("docker inspect -f '{{.State.Status}}' svc")).toBe('exited');
  });

  test('keeps its files and its log over a restart, and loses them when removed', () => {
    const { run } = host();
    run("docker run -d --name db debian:trixie-slim sh -c 'echo up; sleep 1000'");
    run("docker exec db sh -c 'echo row > /var/table'");
    run('docker restart -t 0 db');
    expect(run('docker exec db cat /var/table')).toBe('row');
    expect(run('docker logs db')).toBe('up\nup');
    run('docker rm -f db && docker run -d --name db debian:trixie-slim sleep 1000');
    expect(run('docker exec db cat /var/table')).toBe('cat: /var/table: No such file or directory');
  });

  test('is restarted with growing waits until somebody stops it', () => {
    const { run, wait } = host();
    run("docker run -d --name flap --restart always debian:trixie-slim sh -c 'exit 1'");
    wait(6.5);
    expect(run("docker inspect -f '{{.State.Status}} {{.RestartCount}}' flap")).toBe('restarting 6');
    run('docker stop flap');
    wait(30);
    expect(run("docker inspect -f '{{.State.Status}} {{.RestartCount}}' flap")).toBe('exited 6');
  });

  test('restarts on failure as often as allowed', () => {
    const { run, wait } = host();
    run("docker run -d --name work --restart on-failure:2 debian:trixie-slim sh -c 'exit 3'");
    wait(5);
    expect(run("docker inspect -f '{{.State.Status}} {{.State.ExitCode}} {{.RestartCount}}' work")).toBe('exited 3 2');
  });

  test('tells how it feels', () => {
    const { run, wait } = host();
    const flags = "--health-cmd 'test -f /ok' --health-interval 1s --health-retries 2";
    run(`docker run -d --name hc ${flags} debian:trixie-slim sleep 100`);
    expect(run("docker ps --format '{{.Status}}'")).toBe('Up Less than a second (health: starting)');
    wait(4);
    expect(run("docker inspect -f '{{.State.Health.Status}}' hc")).toBe('unhealthy');
    run('docker exec hc touch /ok');
    wait(2);
    expect(run("docker inspect -f '{{.State.Health.Status}} {{.State.Health.FailingStreak}}' hc")).toBe('healthy 0');
  });

  test('takes its exec processes with it', () => {
    const { ask, run } = host();
    run('docker run -d --name main debian:trixie-slim sleep 3');
    expect(ask('docker exec main sleep 1000').exit).toBe(137);
  });

  test('that can not start leaves the reason', () => {
    const { ask, run } = host();
    expect(ask('docker run --name no debian:trixie-slim nosuch').exit).toBe(127);
    expect(ask('docker run debian:trixie-slim /etc/passwd').exit).toBe(126);
    expect(run("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' no")).toBe('created 127');
  });
});

test('a name, a port and a volume belong to one', () => {
  const { run, ask } = host();
  run('docker run -d --name one -p 8080:80 -v data:/d debian:trixie-slim sleep 100');
  expect(ask('docker run -d --name one debian:trixie-slim true').stderr).toContain(
    'Conflict. The container name "/one"',
  );
  const two = ask('docker run -d --name two -p 8080:80 debian:trixie-slim true');
  expect(two.stderr).toContain('Bind for 0.0.0.0:8080 failed: port is already allocated.');
  expect(two.exit).toBe(125);
  expect(ask('docker volume rm data').stderr).toContain('remove data: volume is in use');
  run('docker rm -f one two');
  expect(run('docker volume rm data')).toBe('data');
  expect(ask('docker create --name one debian:trixie-slim true').exit).toBe(0);
});

// As Docker 26.1.5 does it.
test('of a range of ports the next one is taken, each range by itself', () => {
  const { run } = host();
  const portOf = (range: string) => {
    run(`docker run -d --name web -p ${range}:80 debian:trixie-slim sleep 100`);
    return run('docker port web 80/tcp | head -n 1; docker rm -f web').split('\n')[0];
  };
  const taken = ['9080-9082', '9080-9082', '9080-9082', '9080-9082', '9080-9081'].map(portOf);
  expect(taken).toEqual(['0.0.0.0:9080', '0.0.0.0:9081', '0.0.0.0:9082', '0.0.0.0:9080', '0.0.0.0:9080']);
});

test('a host without room for another process says so, and the container can be started later', () => {
  const { machine, ask, wait } = host();
  machine.run('for i in $(seq 560); do sleep 100 & done; wait');
  wait(5);
  const started = Array.from({ length: 20 }, (_, i) => ask(`docker run -d --name c${i} debian:trixie-slim sleep 1000`));
  const refused = started.findIndex(({ exit }) => exit !== 0);
  expect(started[refused]).toMatchObject({ exit: 125, stderr: expect.stringMatching(/^docker: Error response from/) });
  expect(started[refused]?.stderr).toContain('resource temporarily unavailable');
  wait(100);
  expect(ask(`docker start c${refused}`).exit).toBe(0);
});

test('a name goes with its container', () => {
  const { run, ask } = host();
  run('docker create --name one debian:trixie-slim true && docker rename one two');
  expect(run("docker inspect -f '{{.Name}}' two")).toBe('/two');
  expect(ask('docker inspect one').exit).toBe(1);
  expect(ask('docker create --name two debian:trixie-slim true').stderr).toContain('"/two" is already in use');
  expect(ask('docker create --name one debian:trixie-slim true').exit).toBe(0);
});

test('copies files in and out, and sees the difference', () => {
  const { run } = host({ 'note.txt': 'from the host\n' });
  run('docker run -d --name box debian:trixie-slim sleep 300');
  run('docker cp note.txt box:/root/');
  expect(run('docker exec box cat /root/note.txt')).toBe('from the host');
  expect(run('docker diff box')).toBe('C /root\nA /root/note.txt');
});

test('an image survives docker save and load', () => {
  const { run, ask } = host();
  run('docker tag busybox:1.37 port:1 && docker save -o port.tar port:1 && docker rmi port:1');
  expect(ask('docker run --rm --pull never port:1 true').exit).toBe(125);
  expect(run('docker load -i port.tar')).toBe('Loaded image: port:1');
});

test('what is not there is said', () => {
  const { ask } = host();
  expect(ask('docker frobnicate')).toMatchObject({
    stderr: "docker: 'frobnicate' is not a docker command.\nSee 'docker --help'\n",
    exit: 1,
  });
});

describe('a terminal', () => {
  const type = (machine: ReturnType<typeof createMachine>, keys: readonly string[]) => {
    const terminal = machine.openTerminal({ columns: 100, rows: 30 });
    let text = '';
    for (const key of ['', ...keys]) {
      terminal.input(key);
      machine.advance(machine.now() + 1500);
      text += terminal
        .takeOutput()
        .map((chunk) => chunk.text)
        .join('');
    }
    return text;
  };

  test('is handed to the container and comes back', () => {
    const { machine } = host();
    const text = type(machine, [
      'docker run -it --rm debian:trixie-slim bash\r',
      'sleep 100\r',
      '\x03',
      'exit 3\r',
      'echo "was $?"\r',
    ]);
    expect(text).toMatch(/was 3\r?\n/);
  });

  test('lets go on Ctrl-P Ctrl-Q', () => {
    const { machine, run } = host();
    type(machine, ['docker run -it --name box debian:trixie-slim cat\r', 'hello\r', '\x10\x11']);
    expect(run("docker ps --format '{{.Names}} {{.State}}'")).toBe('box running');
  });

  test('sends Ctrl-C to a container in the foreground', () => {
    const { machine } = host();
    const script = "trap 'echo got; exit 5' INT; while :; do sleep 1; done";
    const text = type(machine, [`docker run --rm debian:trixie-slim bash -c "${script}"\r`, '\x03', 'echo "was $?"\r']);
    expect(text).toMatch(/got\r?\n[\s\S]*was 5\r?\n/);
  });
});

test('two runs give the same events', () => {
  const events = () => {
    const { machine, run } = host();
    run('docker run -d --name one debian:trixie-slim sleep 3; docker exec one echo hi; docker stop -t 1 one');
    return JSON.stringify(machine.events);
  };
  expect(events()).toBe(events());
});

test('columns are as wide as what is seen', () => {
  const { run } = host();
  run("docker run -d --name wide debian:trixie-slim sh -c 'sleep 100; echo häuser'");
  const [head = '', row = ''] = run('docker ps').split('\n');
  expect(row).toContain('"sh -c \'sleep 100; e…"');
  expect(row.indexOf('wide')).toBe(head.indexOf('NAMES'));
});
