import { describe, expect, it } from 'vitest';
import { bash } from '../../shell/bash';
import { runProgram } from '../../testing/run-program';
import { busybox } from '../busybox';

const programs = { bash, busybox };
const run = (line: string) =>
  runProgram(
    ['bash', '-c', `cd /tmp; echo page > index.html; busybox httpd -p 8000 -h /tmp; busybox sleep 0.1; ${line}`],
    {
      programs,
    },
  );

describe('wget speaks as busybox does', () => {
  it.each([
    ['busybox wget -qO- localhost:8000', 0, 'page\n', ''],
    ['busybox wget -qO- localhost:8001', 1, '', "wget: can't connect to remote host (127.0.0.1): Connection refused\n"],
    ['busybox wget -qO- nobody:8000', 1, '', "wget: bad address 'nobody:8000'\n"],
    ['busybox wget -qO- localhost:8000/none', 1, '', 'wget: server returned error: HTTP/1.1 404 Not Found\n'],
    [
      'busybox wget localhost:8000/',
      1,
      '',
      "Connecting to localhost:8000 (127.0.0.1:8000)\nwget: can't open 'index.html': File exists\n",
    ],
    [
      'busybox wget --spider localhost:8000',
      0,
      '',
      'Connecting to localhost:8000 (127.0.0.1:8000)\nremote file exists\n',
    ],
  ])('%s', (line, status, stdout, stderr) => {
    expect(run(line)).toMatchObject({ status, stdout, stderr });
  });

  it('saves with a bar', () => {
    const { stderr } = run('busybox wget -O copy localhost:8000; busybox cat copy >&2');
    expect(stderr).toBe(
      "Connecting to localhost:8000 (127.0.0.1:8000)\nsaving to 'copy'\nindex.html           100% |********************************|     5  0:00:00 ETA\n'copy' saved\npage\n",
    );
  });
});
