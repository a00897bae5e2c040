import { describe, expect, test } from 'vitest';
import { create, manager } from '../testing/swarm-manager';

const states = `docker service ps web --format '{{.Name}} {{.DesiredState}} {{.CurrentState}} {{.Error}}' | sed 's/ [0-9a-z ]* ago//; s/^ *.._ //'`;

describe('a task that ends', () => {
  test('is replaced five seconds later, and stays in the history', () => {
    const { run, wait } = manager();
    run(create('--name web'));
    wait(3);
    run('docker kill $(docker ps -q)');
    wait(3);
    expect(run(states)).toBe('web.1 Ready Ready \nweb.1 Shutdown Failed "task: non-zero exit (137)"');
    wait(4);
    expect(run(states)).toBe('web.1 Running Running \nweb.1 Shutdown Failed "task: non-zero exit (137)"');
    expect(run('docker ps -aq | wc -l')).toBe('2');
  });

  test('is not replaced when its service does not want that', () => {
    const { run, wait } = manager();
    run(create('--name web --restart-condition none', 'true'));
    wait(15);
    expect(run(states)).toBe('web.1 Shutdown Complete');
  });

  test('is replaced a number of times, and no more', () => {
    const { run, wait } = manager();
    run(create('--name web --restart-delay 1s --restart-max-attempts 2', 'sh -c "exit 3"'));
    wait(20);
    expect(run('docker service ps web -q | wc -l')).toBe('3');
  });

  test('leaves no more than five in the history', () => {
    const { run, wait } = manager();
    run(create('--name web --restart-delay 100ms', 'true'));
    wait(30);
    expect(run('docker service ps web -q | wc -l')).toBe('5');
    expect(run('docker ps -aq | wc -l')).toBe('5');
    run('docker swarm update --task-history-limit 2');
    wait(5);
    expect(run('docker service ps web -q | wc -l')).toBe('2');
  });

  test('waits its delay when the image is not there, however fast that is known', () => {
    const { run, wait } = manager();
    run('docker service create -d -q --name web debian:nosuch');
    wait(12);
    expect(Number(run('docker service ps web -q | wc -l'))).toBeLessThanOrEqual(4);
    expect(run('docker service ps web --format "{{.Error}}" | sort -u')).toContain('No such image: debian:nosuch');
  });
});

describe('stopping', () => {
  test('asks first, and kills after the grace period', () => {
    const { run, wait } = manager();
    run(create('--name web --stop-grace-period 4s', `sh -c 'trap "" TERM; while :; do sleep 1; done'`));
    wait(3);
    run('docker service update -d --force web');
    wait(4);
    expect(run(states)).toBe('web.1 Ready Ready \nweb.1 Shutdown Running');
    wait(3);
    expect(run("docker ps -a --filter status=exited --format '{{.Status}}'")).toMatch(/^Exited \(137\)/);
  });

  test('takes a service away at once and its containers soon', () => {
    const { run, wait } = manager();
    run(create('--name web --replicas 2'));
    wait(3);
    expect(run('docker service rm web')).toBe('web');
    expect(run('docker service ls -q')).toBe('');
    wait(4);
    expect(run('docker ps -aq')).toBe('');
  });

  test('leaves nothing of a swarm that is left', () => {
    const { run } = manager();
    run(`${create('--name web')}; sleep 2; docker swarm leave --force`);
    expect(run('docker ps -aq; docker network ls --filter driver=overlay -q')).toBe('');
    expect(run("docker info --format '{{.Swarm.LocalNodeState}}'")).toBe('inactive');
  });
});

describe('an update', () => {
  const args =
    "docker service inspect web --format '{{.UpdateStatus.State}} {{json .Spec.TaskTemplate.ContainerSpec.Args}}'";

  test('with start-first never has fewer tasks than before', () => {
    const { run, wait } = manager();
    run(create('--name web --replicas 2 --update-order start-first'));
    wait(3);
    run("docker service update -d --args 'sleep 2000' web");
    for (let i = 0; i < 40; i++) {
      wait(0.25);
      expect(Number(run('docker ps -q | wc -l'))).toBeGreaterThanOrEqual(2);
    }
    wait(5);
    expect(run(args)).toBe('completed ["sleep","2000"]');
  });

  test('is paused by a failure and leaves the rest as they were', () => {
    const { run, wait } = manager();
    run(create('--name web --replicas 3 --restart-delay 30s'));
    wait(3);
    run('docker service update -d --image debian:nosuch web');
    wait(15);
    expect(run(args)).toMatch(/^paused/);
    expect(run("docker service ls --format '{{.Replicas}}'")).toBe('2/3');
  });

  test('tolerates a share of failures', () => {
    const { run, wait } = manager();
    run(create('--name web --replicas 2 --restart-condition none --update-max-failure-ratio 1 --update-monitor 1s'));
    wait(3);
    run(`docker service update -d --args 'sh -c "exit 1"' web`);
    wait(15);
    expect(run(args)).toMatch(/^completed/);
  });

  test('can be taken back, but not without anything before it', () => {
    const { ask, run, wait } = manager();
    run(create('--name web'));
    expect(ask('docker service rollback web').stderr).toMatch(/does not have a previous spec/);
    run("docker service update -d --args 'sleep 2000' web");
    run('docker service rollback -d web');
    wait(15);
    expect(run(args)).toBe('rollback_completed ["sleep","1000"]');
  });

  test('of nothing but the number of replicas replaces nobody', () => {
    const { run, wait } = manager();
    run(create('--name web'));
    wait(3);
    const before = run('docker ps -q');
    run('docker service update -d --replicas 2 --label-add a=b web');
    wait(5);
    expect(run('docker ps -q').split('\n')).toContain(before);
    expect(run('docker ps -aq | wc -l')).toBe('2');
  });
});

describe('waiting for a service', () => {
  test('tells how far it is, a line at a time', () => {
    const { ask } = manager();
    const { stdout, exit } = ask('docker service create --name web --replicas 2 debian:trixie-slim sleep 1000');
    const lines = stdout.split('\n').filter((line, i, all) => line !== all[i - 1]);
    expect(exit).toBe(0);
    expect(lines.slice(1, 5)).toEqual([
      'overall progress: 0 out of 2 tasks',
      '1/2:  ',
      '2/2:  ',
      'overall progress: 0 out of 2 tasks',
    ]);
    expect(lines).toContain('overall progress: 2 out of 2 tasks');
    expect(lines).toContain('verify: Waiting 5 seconds to verify that tasks are stable...');
    expect(lines.at(-2)).toMatch(/^verify: Service [a-z0-9]{25} converged$/);
  });

  test('on a terminal draws the lines again in their places', () => {
    const { machine, wait } = manager();
    const terminal = machine.openTerminal({ columns: 80, rows: 24 });
    terminal.input(
      'docker service create -q --name web debian:trixie-slim sleep 9; docker service update --force web\r',
    );
    wait(30);
    const text = terminal
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
    expect(text).toContain('\x1b[1A\x1b[2K\r1/1: starting  \r\x1b[1B');
    expect(text).toContain('verify: Service web converged');
  });

  test('ends with 1 when the update is paused', () => {
    const { ask, run, wait } = manager();
    run(create('--name web'));
    wait(3);
    const { stderr, exit } = ask('docker service update -q --image debian:nosuch web');
    expect(exit).toBe(1);
    expect(stderr).toMatch(
      /service update paused: update paused due to failure or early termination of task \w{25}\n$/,
    );
  });

  test('is left by Ctrl-C while the work goes on', () => {
    const { machine, wait } = manager();
    const terminal = machine.openTerminal({ columns: 80, rows: 24 });
    terminal.input('docker service create --name web --constraint node.labels.x==1 debian:trixie-slim sleep 9\r');
    wait(4);
    terminal.input('\x03');
    wait(1);
    const text = terminal
      .takeOutput()
      .map((chunk) => chunk.text)
      .join('');
    expect(text).toContain('Operation continuing in background.');
  });
});
