import { describe, expect, test } from 'vitest';
import { finish } from '../../fidelity/replay';
import { createMachine } from '../../machine';
import { create, manager } from '../../testing/swarm-manager';

describe('help', () => {
  test('lists the commands for swarms only in one', () => {
    const machine = createMachine({ images: 'recorded' });
    const help = () => finish(machine, machine.run('docker --help')).stdout;
    expect(help()).toContain('Swarm Commands:\n  swarm       Manage Swarm\n\n');
    finish(machine, machine.run('docker swarm init'));
    expect(help()).toContain('  service     Manage Swarm services\n');
  });
});

describe('completion', () => {
  test('knows commands, services and flags', () => {
    const { machine, run, wait } = manager();
    run(create('--name frontend'));
    wait(3);
    const terminal = machine.openTerminal({ columns: 80, rows: 24 });
    terminal.input('docker service ps front\t\r');
    wait(1);
    const text = terminal
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
    expect(text).toContain('docker service ps frontend');
    expect(text).toContain('frontend.1');
  });
});

describe('inspect', () => {
  test('of what is not there prints an empty list and ends with 1', () => {
    const { ask } = manager();
    expect(ask('docker service inspect nosuch')).toMatchObject({
      stdout: '[]\n',
      stderr: 'Status: Error: no such service: nosuch, Code: 1\n',
      exit: 1,
    });
    expect(ask('docker secret inspect nosuch').stderr).toBe(
      'Status: Error response from daemon: secret nosuch not found, Code: 1\n',
    );
  });

  test('finds tasks and nodes by docker inspect, too', () => {
    const { run, wait } = manager();
    run(create('--name web'));
    wait(3);
    expect(run("docker inspect $(docker service ps -q web) --format '{{.Slot}} {{.Status.State}}'")).toBe('1 running');
    expect(run("docker inspect docker-host --format '{{.Spec.Role}}'")).toBe('manager');
    expect(run("docker inspect --type service web --format '{{.Spec.Name}}'")).toBe('web');
  });
});

describe('flags of update', () => {
  test('add, change and remove', () => {
    const { run } = manager();
    run('printf x | docker secret create key -');
    run(
      create(
        '--name web -e A=1 -e B=2 --label x=y --secret key --mount type=volume,src=v,dst=/v -p 80:80 --host a:1.1.1.1',
      ),
    );
    run(
      'docker service update -d --env-rm A --env-add B=3 --env-add C=4 --label-rm x --secret-rm key --mount-rm /v --publish-rm 80 --publish-add 81:81 --host-add b:2.2.2.2 --user 5 --entrypoint "a b" --no-healthcheck web',
    );
    expect(JSON.parse(run("docker service inspect web --format '{{json .Spec}}'"))).toMatchObject({
      Labels: {},
      TaskTemplate: {
        ContainerSpec: {
          Env: ['B=3', 'C=4'],
          User: '5',
          Command: ['a', 'b'],
          Hosts: ['1.1.1.1 a', '2.2.2.2 b'],
          Healthcheck: { Test: ['NONE'] },
        },
      },
      EndpointSpec: { Ports: [{ TargetPort: 81, PublishedPort: 81 }] },
    });
    const spec = run("docker service inspect web --format '{{json .Spec.TaskTemplate.ContainerSpec}}'");
    expect(spec).not.toContain('Secrets');
    expect(spec).not.toContain('Mounts');
  });
});

describe('logs', () => {
  test('follow the tasks that come', () => {
    const { machine, run, wait } = manager();
    run(create('--name web', `sh -c 'echo hello; sleep 1000'`));
    wait(3);
    const job = machine.run('docker service logs -f web');
    wait(1);
    run('docker kill $(docker ps -q)');
    wait(8);
    job.kill();
    expect(job.stdout.match(/hello/g)).toHaveLength(2);
  });
});
