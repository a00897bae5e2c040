import { describe, expect, test } from 'vitest';
import { manager } from '../../testing/swarm-manager';

const files = {
  'one.yaml': `services:
  web:
    image: debian:trixie-slim
    command: sleep 1000
    stop_grace_period: 1s
    environment: [COLOUR, PLAIN=x]
    networks: [front, default]
    secrets: [key]
    volumes: [ "data:/data", "./one.yaml:/one.yaml:ro" ]
    deploy: { replicas: 2, resources: { limits: { memory: 64M, cpus: "0.5" } } }
  job:
    image: debian:trixie-slim
    command: sleep 1000
    stop_grace_period: 1s
networks: { front: {} }
secrets: { key: { file: ./key.txt } }
volumes: { data: {} }
`,
  'two.yaml': `services:
  web:
    image: debian:trixie-slim
    command: sleep \${SECONDS_TO_SLEEP:-2000}
    stop_grace_period: 1s
`,
  'key.txt': 'hunter2',
};

describe('docker stack', () => {
  test('deploys services with their networks, secrets and volumes, scoped by the stack', () => {
    const { ask, run, wait } = manager(files);
    const { stdout, exit } = ask('COLOUR=blue docker stack deploy -d -c one.yaml shop');
    expect(exit).toBe(0);
    expect(stdout.split('\n').sort()).toEqual([
      '',
      'Creating network shop_default',
      'Creating network shop_front',
      'Creating secret shop_key',
      'Creating service shop_job',
      'Creating service shop_web',
    ]);
    wait(4);
    const inside = (line: string) => run(`docker exec $(docker ps -q -f name=shop_web.1) sh -c '${line}'`);
    expect(inside('cat /run/secrets/key; echo; echo $COLOUR $PLAIN; head -1 /one.yaml')).toBe(
      'hunter2\nblue x\nservices:',
    );
    expect(inside('getent hosts job shop_job | wc -l')).toBe('2');
    expect(run('docker volume ls -q')).toBe('shop_data');
    expect(
      run(
        "docker inspect $(docker ps -q -f name=shop_web.1) --format '{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}'",
      ),
    ).toBe('67108864 500000000');
  });

  test('prunes what the file has no more, and removes everything but volumes', () => {
    const { run, wait } = manager(files);
    run('docker stack deploy -d -c one.yaml shop');
    wait(3);
    expect(run('docker stack deploy -d --prune -c two.yaml shop').split('\n')[0]).toBe('Removing service shop_job');
    wait(8);
    expect(run("docker stack services shop --format '{{.Name}} {{.Replicas}}'")).toBe('shop_web 1/1');
    run('docker stack rm shop');
    wait(6);
    expect(run('docker ps -aq; docker secret ls -q; docker network ls -q -f name=shop')).toBe('');
    expect(run('docker volume ls -q')).toBe('shop_data');
  });

  test('waits for its services with --detach=false', () => {
    const { ask } = manager(files);
    const { stdout, seconds } = ask('docker stack deploy --detach=false -c two.yaml shop');
    expect(stdout).toMatch(/verify: Service [a-z0-9]{25} converged\n$/);
    expect(seconds).toBeGreaterThan(5);
  });

  test('prints the file it would deploy', () => {
    const { run } = manager(files);
    expect(run('docker stack config -c two.yaml')).toBe(
      'version: "3.12"\nservices:\n  web:\n    command:\n    - sleep\n    - "2000"\n    image: debian:trixie-slim\n    stop_grace_period: 1s',
    );
  });
});
