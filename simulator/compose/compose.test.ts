import { describe, expect, test } from 'vitest';
import { finish } from '../fidelity/replay';
import { createMachine } from '../machine';

const NAP = 'image: "debian:trixie-slim", init: true, command: sleep 600';

/** A fresh host with a Compose file; `ask` answers all of a line, `run` its stdout without the last newline. */
function host(compose: string, files: Record<string, string> = {}) {
  const machine = createMachine({ images: 'recorded', files: { 'compose.yaml': compose, ...files } });
  const ask = (line: string) => finish(machine, machine.run(line));
  const run = (line: string) => ask(line).stdout.trimEnd();
  return { machine, ask, run, wait: (seconds: number) => machine.advance(machine.now() + seconds * 1000) };
}

describe('up and down', () => {
  test('tell what they do on standard error', () => {
    const { ask, run } = host(`services:\n  web: { ${NAP} }\n`);
    const up = ask('docker compose up -d');
    expect(up).toMatchObject({ stdout: '', exit: 0 });
    expect(up.stderr).toBe(
      ' Network app_default  Creating\n Network app_default  Created\n Container app-web-1  Creating\n Container app-web-1  Created\n Container app-web-1  Starting\n Container app-web-1  Started\n',
    );
    expect(run("docker compose ps --format '{{.Name}} {{.State}}'")).toBe('app-web-1 running');
    expect(ask('docker compose down').stderr).toContain(' Network app_default  Removed\n');
    expect(run('docker ps -aq')).toBe('');
  });

  test('down keeps named volumes, -v takes them', () => {
    const { ask, run } = host(`services:\n  db: { ${NAP}, volumes: ["data:/data"] }\nvolumes: { data: }\n`);
    ask('docker compose up -d && docker compose exec db sh -c "echo kept > /data/file"; docker compose down -t 0');
    expect(run('docker volume ls -q')).toBe('app_data');
    ask('docker compose up -d');
    expect(run('docker compose exec db cat /data/file')).toBe('kept');
    expect(ask('docker compose down -v -t 0').stderr).toContain(' Volume app_data  Removed\n');
    expect(run('docker volume ls -q')).toBe('');
  });

  test('what has changed is made anew with its anonymous volumes, and what shares its namespace as well', () => {
    const { ask, run } = host(`services:
  web:
    image: debian:trixie-slim
    init: true
    command: sleep \${N:-600}
    volumes: [/cache]
  side: { ${NAP}, network_mode: "service:web" }
`);
    ask('docker compose up -d');
    ask('docker compose exec web touch /cache/warm');
    const { stderr } = ask('N=700 docker compose up -d');
    expect(stderr).toContain(' Container app-web-1  Recreated\n');
    expect(stderr).toContain(' Container app-side-1  Recreated\n');
    expect(run('docker compose exec web ls /cache')).toBe('warm');
    expect(ask('N=700 docker compose up -d').stderr).not.toContain('Recreate');
  });
});

describe('depends_on', () => {
  const health = 'healthcheck: { test: [CMD, "true"], interval: 1s }';

  test('service_healthy waits', () => {
    const { ask } = host(
      `services:\n  db: { ${NAP}, ${health} }\n  web: { ${NAP}, depends_on: { db: { condition: service_healthy } } }\n`,
    );
    const up = ask('docker compose up -d');
    expect(up.seconds).toBeGreaterThan(1.2);
    expect(up.stderr).toMatch(/app-db-1 {2}Healthy\n Container app-web-1 {2}Starting/);
  });

  test('a container that ends badly keeps those that need it from starting', () => {
    const { ask, run } = host(
      `services:\n  job: { image: "debian:trixie-slim", command: sh -c 'exit 3' }\n  web: { ${NAP}, depends_on: { job: { condition: service_completed_successfully } } }\n`,
    );
    const up = ask('docker compose up -d');
    expect(up.exit).toBe(1);
    expect(up.stderr).toContain(`service "job" didn't complete successfully: exit 3\n`);
    expect(run("docker compose ps -a --format '{{.Service}} {{.State}}'")).toBe('job exited\nweb created');
  });
});

describe('scale', () => {
  test('numbers go on after the highest', () => {
    const { ask, run } = host(`services:\n  web: { ${NAP}, scale: 3 }\n`);
    ask('docker compose up -d && docker rm -f app-web-1 && docker compose up -d');
    expect(run("docker compose ps --format '{{.Name}}'")).toBe('app-web-2\napp-web-3\napp-web-4');
  });

  test('a name of its own forbids a second container', () => {
    const { ask } = host(`services:\n  web: { ${NAP}, container_name: mine }\n`);
    expect(ask('docker compose up -d --scale web=2')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('Docker requires each container to have a unique name.'),
    });
  });

  test('a service name has the addresses of all its containers', () => {
    const { ask, run } = host(`services:\n  web: { ${NAP}, scale: 2 }\n  asks: { ${NAP} }\n`);
    ask('docker compose up -d');
    expect(run('docker compose exec asks getent ahostsv4 web | grep -c STREAM')).toBe('2');
  });
});

describe('in the foreground', () => {
  const two = `services:
  one: { image: "debian:trixie-slim", command: sh -c 'echo hello; sleep 1; exit 4' }
  nap: { ${NAP} }
`;

  test('up follows until all have ended, or one with --abort-on-container-exit', () => {
    const { ask } = host(two);
    const up = ask('docker compose up --abort-on-container-exit');
    expect(up.exit).toBe(4);
    expect(up.stdout.replaceAll('\x1b[2K', '')).toBe(
      'Attaching to nap-1, one-1\none-1  | hello\none-1 exited with code 4\n',
    );
    expect(up.stderr).toContain('Aborting on container exit...\n Container app-');
  });

  test('Ctrl-C stops the services and ends with 130', () => {
    const { machine, run } = host(two);
    const terminal = machine.openTerminal({ columns: 80, rows: 24 });
    terminal.input('docker compose up nap\r');
    machine.advance(machine.now() + 3000);
    terminal.input('\x03');
    machine.advance(machine.now() + 2000);
    terminal.input('echo "status $?"\r');
    machine.advance(machine.now() + 500);
    const text = terminal
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
    expect(text).toContain('Gracefully stopping... (press Ctrl+C again to force)');
    expect(text).toContain('[+] Stopping 1/1');
    expect(text).toContain('status 130');
    expect(run("docker compose ps -a --format '{{.State}} {{.ExitCode}}'")).toBe('exited 143');
  });
});

test('run makes a container of its own, and takes what the service needs up', () => {
  const { ask, run } = host(
    `services:\n  db: { ${NAP} }\n  tool: { image: "debian:trixie-slim", environment: { WHO: file }, depends_on: [db] }\n`,
  );
  const once = ask(`docker compose run --rm -e WHO=flag tool sh -c 'echo $WHO; exit 3'`);
  expect(once).toMatchObject({ stdout: 'flag\n', exit: 3 });
  expect(once.stderr).toContain(' Container app-db-1  Started\n');
  expect(run("docker ps -a --format '{{.Names}}'")).toBe('app-db-1');
});

test('secrets and configs are files', () => {
  const { ask, run } = host(
    `services:
  app: { ${NAP}, secrets: [password, token], configs: [{ source: settings, target: /etc/app.conf }] }
secrets: { password: { file: ./password }, token: { environment: TOKEN } }
configs: { settings: { file: ./settings } }
`,
    { password: 'hunter2', settings: 'blue' },
  );
  ask('TOKEN=t0ken docker compose up -d');
  expect(run('docker compose exec app sh -c "cd /run/secrets; cat password token /etc/app.conf"')).toBe(
    'hunter2t0kenblue',
  );
});

test('the project can be left to its containers', () => {
  const { ask, run } = host(`name: named\nservices:\n  web: { ${NAP} }\n`);
  ask('docker compose up -d');
  expect(run("cd / && docker compose -p named ps --format '{{.Service}}'")).toBe('web');
  expect(run('docker compose ls -q')).toBe('named');
  expect(ask('cd / && docker compose -p named down -t 0').stderr).toContain(' Network named_default  Removed\n');
});

test('wrong words and missing files have statuses of their own', () => {
  const { ask } = host(`services:\n  web: { ${NAP} }\n`);
  expect(ask('docker compose frobnicate')).toMatchObject({ exit: 16 });
  expect(ask('docker compose up --nosuch')).toMatchObject({ exit: 16, stderr: 'unknown flag: --nosuch\n' });
  expect(ask('cd / && docker compose ps')).toMatchObject({
    exit: 14,
    stderr: 'no configuration file provided: not found\n',
  });
  expect(ask('docker compose exec web true')).toMatchObject({ exit: 1, stderr: 'service "web" is not running\n' });
});

// As Compose 2.26.1 says it.
test.each([
  ['mem_limit: 100m', 'limits: { pids: 30 }', "'mem_limit' and 'deploy.resources.limits.memory'"],
  ['pids_limit: 100', 'limits: { memory: 30m }', "'pids_limit' and 'deploy.resources.limits.pids'"],
  [
    'mem_reservation: 100m',
    'reservations: { cpus: "0.1" }',
    "'mem_reservation' and 'deploy.resources.reservations.memory'",
  ],
  ['pids_limit: 30', 'limits: { pids: 30 }', ''],
  ['cpus: 0.5', 'limits: { cpus: "0.50" }', ''],
  ['mem_limit: 100m', 'reservations: { memory: 50m }', ''],
])('a limit is said in one place, or the same in both: %s beside %s', (own, deployed, both) => {
  const { ask } = host(`services:\n  web: { ${NAP}, ${own}, deploy: { resources: { ${deployed} } } }\n`);
  const said = both && `services.web: can't set distinct values on ${both}: invalid compose project\n`;
  expect(ask('docker compose config -q').stderr).toBe(said);
});
