import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { zip } from './zip';

const folder = mkdtempSync(join(tmpdir(), 'zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

// Python reads archives strictly; it is where the tests of Python's simulator run, too.
const reads = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    assert archive.testzip() is None
    print(json.dumps([[i.filename, oct(i.external_attr >> 16), archive.read(i).decode()] for i in archive.infolist()]))
`;

it('keeps names, modes and texts', () => {
  const file = join(folder, 'a.zip');
  const entries = [
    { path: 'kit/verify.sh', text: '#!/bin/sh\necho “ok”\n', executable: true },
    { path: 'kit/answer/Dockerfile', text: '', executable: false },
  ];
  writeFileSync(file, zip(entries));
  expect(JSON.parse(execFileSync('python3', ['-c', reads, file], { encoding: 'utf8' }))).toEqual([
    ['kit/verify.sh', '0o100755', '#!/bin/sh\necho “ok”\n'],
    ['kit/answer/Dockerfile', '0o100644', ''],
  ]);
});
