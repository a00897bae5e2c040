import { describe, expect, it } from 'vitest';
import { bash } from '../shell/bash';
import { runProgram } from '../testing/run-program';
import { coreutils } from './coreutils/index';
import { hexdump } from './hexdump';
import { nc } from './net/nc';
import { netstat } from './net/netstat';
import { ss } from './net/ss';
import { text } from './text/index';
import { mount, umount } from './util-linux/mount';
import { xxd } from './xxd';

const programs = { ...coreutils, ...text, bash, sh: bash, hexdump, xxd, nc, ss, netstat, mount, umount };
const run = (line: string, uid = 0) => runProgram(['bash', '-c', line], { programs, uid });

describe('small tools answer as the real ones', () => {
  it.each([
    ['printf "hello\\n" | od -c', '0000000   h   e   l   l   o  \\n\n0000006\n'],
    ['printf "AB" | od -An -tx1', ' 41 42\n'],
    ['printf "AB" | od -x', '0000000 4241\n0000002\n'],
    ['printf "one\\n" | hexdump -C', '00000000  6f 6e 65 0a                                       |one.|\n00000004\n'],
    ['printf "one\\ntwo\\n" | xxd', '00000000: 6f6e 650a 7477 6f0a                      one.two.\n'],
    ['printf 6869 | xxd -r -p', 'hi'],
    ['printf abcdef | dd bs=2 skip=1 count=1 status=none', 'cd'],
    ['printf "one\\n" | cksum', '815791956 4\n'],
    ['factor 12 97', '12: 2 2 3\n97: 97\n'],
    ['numfmt --to=iec 2048 1500000', '2.0K\n1.5M\n'],
    ['printf "a b\\nb c\\n" | tsort', 'a\nb\nc\n'],
    ['seq 9 | shuf | sort -n | tr -d "\\n"', '123456789'],
    ['install -D -m 600 /etc/passwd /tmp/x/y; stat -c %a /tmp/x/y', '600\n'],
    ['printf hi | gzip | gunzip', 'hi'],
    ['(echo pong | nc -l -N 7000 &); sleep 0.2; nc -d 127.0.0.1 7000', 'pong\n'],
    ['nc -l 7000 & ss -Hltn', 'LISTEN 0 511 0.0.0.0:7000 0.0.0.0:* \n'],
  ])('%s', (line, expected) => {
    expect(run(line).stdout).toBe(expected);
  });

  it('mount needs CAP_SYS_ADMIN', () => {
    expect(run('mount -t tmpfs none /tmp', 1000)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('must be superuser to use mount.'),
    });
    expect(run('mount -t tmpfs none /home; touch /home/x; umount /home; ls /home')).toMatchObject({
      stdout: '',
      status: 0,
    });
  });
});
