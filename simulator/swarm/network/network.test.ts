import { describe, expect, test } from 'vitest';
import { appSources } from '../../programs/apps/sources';
import { create, manager } from '../../testing/swarm-manager';

const who = `const http = require('http'), os = require('os');`;
const web = {
  'server.js': appSources['server.js'] ?? who,
  Dockerfile: 'FROM node:20-slim\nCOPY server.js .\nCMD ["node", "server.js"]\n',
};

describe('a service on an overlay', () => {
  test('is found by its name and its aliases, tasks by tasks.NAME', () => {
    const { ask, run, wait } = manager();
    run('docker network create -d overlay --attachable mesh');
    run(create('--name web --replicas 2 --network name=mesh,alias=front'));
    run(create('--name db --network mesh --endpoint-mode dnsrr'));
    wait(4);
    const asked = (name: string) =>
      run(`docker exec $(docker ps -q -f name=db.1) getent hosts ${name}`).replace(/ .*/gm, '').split('\n').sort();
    expect(asked('web')).toEqual(['10.0.1.2']);
    expect(asked('front')).toEqual(['10.0.1.2']);
    expect(asked('tasks.web')).toEqual(['10.0.1.3', '10.0.1.4']);
    expect(ask('docker run --rm --network mesh debian:trixie-slim getent hosts db').exit).toBe(0);
  });

  test('answers at its address with one task after the other, and no more with those that stopped', () => {
    const { run, wait } = manager(web);
    run('docker build -t web . && docker network create -d overlay mesh');
    run('docker service create -d -q --name web --replicas 2 --network mesh web');
    run(create('--name client --network mesh'));
    wait(5);
    const code = `docker exec $(docker ps -q -f name=client) curl -s -o /dev/null -w '%{http_code}' http://web:3000/`;
    expect(run(code)).toBe('200');
    run('docker rm -f $(docker ps -q -f name=web.1)');
    expect(run(`${code}; ${code}; ${code}`)).toBe('200200200');
    run('docker service scale -d web=0');
    wait(15);
    expect(run(code)).toBe('000');
  });

  test('keeps the network until it is gone', () => {
    const { ask, run, wait } = manager();
    run('docker network create -d overlay mesh');
    run(create('--name web --network mesh'));
    wait(3);
    expect(ask('docker network rm mesh').stderr).toMatch(/is in use by service/);
    run('docker service rm web; docker network rm mesh');
    expect(run("docker network ls --format '{{.Name}}' -f name=mesh")).toBe('mesh');
    wait(6);
    expect(run("docker network ls --format '{{.Name}}' -f name=mesh")).toBe('');
  });

  test('does not let containers in that are no tasks, unless it is attachable', () => {
    const { ask, run } = manager();
    run('docker network create -d overlay mesh');
    expect(ask('docker run --rm --network mesh debian:trixie-slim true').stderr).toContain(
      'Could not attach to network mesh: rpc error: code = PermissionDenied desc = network mesh not manually attachable.',
    );
  });
});

describe('a published port', () => {
  test('leads to the tasks in turn, and to nobody when there is none', () => {
    const { run, wait } = manager(web);
    run('docker build -t web . && docker service create -d -q --name web --publish 8080:3000 --replicas 2 web');
    wait(5);
    const code = `curl -s -o /dev/null -w '%{http_code}' http://localhost:8080/`;
    expect(run(code)).toBe('200');
    run('docker service rm web');
    wait(15);
    expect(run(code)).toBe('000');
  });

  test('is chosen from 30000 on where none is asked for', () => {
    const { run } = manager();
    run(create('--name web -p 80 -p 1000-1001:2000-2001'));
    expect(run("docker service ls --format '{{.Ports}}'")).toBe('*:1000-1001->2000-2001/tcp, *:30000->80/tcp');
  });
});
