import { describe, expect, it } from 'vitest';
import { bash } from '../../shell/bash';
import { runProgram } from '../../testing/run-program';
import { coreutils } from '../coreutils/index';
import { redisCli } from './redis-cli';
import { redisServer } from './redis-server';

const programs = { ...coreutils, bash, sh: bash, 'redis-server': redisServer, 'redis-cli': redisCli };
const session = (script: string, flags = ''): string =>
  runProgram(
    [
      'bash',
      '-c',
      `start() { redis-server ${flags} > /dev/null & sleep 1; }; start\n${script}\nkill %% 2>/dev/null; wait`,
    ],
    {
      programs,
    },
  ).stdout;

describe('redis', () => {
  it('keeps strings, lists, hashes, sets and sorted sets apart', () => {
    expect(
      session(
        'redis-cli lpush k a b; redis-cli get k; redis-cli hset h f v; redis-cli type h; redis-cli zadd z 2 b 1 a; redis-cli zrange z 0 -1',
      ),
    ).toBe('2\nWRONGTYPE Operation against a key holding the wrong kind of value\n\n1\nhash\n2\na\nb\n');
  });

  it('forgets what has expired', () => {
    expect(session('redis-cli set k v ex 1; redis-cli ttl k; sleep 1.5; redis-cli get k; redis-cli ttl k')).toBe(
      'OK\n1\n\n-2\n',
    );
  });

  it('lets BLPOP wait for a push, or until its time is over', () => {
    expect(session('redis-cli blpop q 5 & sleep 0.5; redis-cli rpush q x; wait %2; redis-cli blpop q 1')).toBe(
      'q\nx\n1\n\n',
    );
  });

  it('finds its data again after a polite stop, not after a kill', () => {
    expect(
      session(
        'redis-cli set a 1; kill %%; wait; start; redis-cli get a; redis-cli set b 2; kill -9 %%; wait 2>/dev/null; start; redis-cli get b',
      ),
    ).toBe('OK\n1\nOK\n\n');
  });

  it('loses nothing with an append-only file', () => {
    expect(
      session(
        'redis-cli set a 1; redis-cli incr a; kill -9 %%; wait 2>/dev/null; start; redis-cli get a',
        '--appendonly yes',
      ),
    ).toBe('OK\n2\n2\n');
  });

  // Recorded: redis-server --port 7000 --dir /nowhere.
  it('does not start where its folder is missing', () => {
    const { stderr, status } = runProgram(['redis-server', '--port', '7000', '--dir', '/nowhere'], { programs });
    expect(stderr).toBe(
      '\n*** FATAL CONFIG FILE ERROR (Redis 8.0.2) ***\nReading the configuration file, at line 3\n>>> \'dir "/nowhere"\'\nNo such file or directory\n',
    );
    expect(status).toBe(1);
  });

  it('asks for its password', () => {
    expect(
      session('redis-cli ping; redis-cli -a no ping; redis-cli --no-auth-warning -a s3 ping', '--requirepass s3'),
    ).toBe('NOAUTH Authentication required.\n\nNOAUTH Authentication required.\n\nPONG\n');
  });
});
