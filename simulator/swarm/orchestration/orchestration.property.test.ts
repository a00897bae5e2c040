import fc from 'fast-check';
import { expect, it } from 'vitest';
import { create, manager } from '../../testing/swarm-manager';

// Whatever is done to its containers and to the number of replicas: left alone, a service comes to what it was asked to be.

const act = fc.oneof(
  fc.constantFrom('docker kill', 'docker rm -f', 'docker stop -t 0').map((how) => `${how} $(docker ps -q | head -1)`),
  fc.constantFrom('docker kill', 'docker rm -f').map((how) => `${how} $(docker ps -q)`),
  fc.integer({ min: 0, max: 4 }).map((count) => `docker service scale -d web=${count}`),
  fc.constantFrom(
    'docker service update -d --force web',
    'docker service update -d --update-order start-first --env-add A=$RANDOM web',
    'docker service update -d --update-parallelism 0 --force web',
    'docker service rollback -d web',
    'docker node update --availability drain docker-host; sleep 1; docker node update --availability active docker-host',
  ),
);

it('reaches the desired state whatever happens', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(act, fc.integer({ min: 0, max: 30 })), { maxLength: 8 }), (acts) => {
      const { run, wait } = manager();
      run(create('--name web --replicas 3 --restart-delay 1s --update-failure-action continue --update-monitor 1s'));
      for (const [line, tenths] of acts) {
        run(line);
        wait(tenths / 10);
      }
      wait(90);
      const [running = '', wanted = ''] = run("docker service ls --format '{{.Replicas}}'").split('/');
      expect(running).toBe(wanted);
      expect(run('docker ps -q | wc -l')).toBe(wanted);
      expect(
        run("docker service ps web -f desired-state=running --format '{{.CurrentState}}' | cut -d' ' -f1 | sort -u"),
      ).toBe(wanted === '0' ? '' : 'Running');
    }),
    { numRuns: 25, seed: 7 },
  );
}, 120_000);
