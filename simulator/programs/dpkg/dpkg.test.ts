import { expect, it } from 'vitest';
import { runProgram } from '../../testing/run-program';
import { dpkg } from './dpkg';

const files = {
  'var/lib/dpkg/status':
    'Package: bash\nStatus: install ok installed\nVersion: 5.2\nDescription: a shell\n\nPackage: libverylongname-of-a-package\nStatus: deinstall ok config-files\nVersion: 1\nDescription: gone\n\n',
  'var/lib/dpkg/info/bash.list': '/.\n/usr\n/usr/bin\n/usr/bin/bash\n',
};
const run = (...argv: string[]) => runProgram(argv, { programs: { dpkg, 'dpkg-query': dpkg }, files });

it('lists in columns as wide as they need to be', () => {
  expect(run('dpkg', '-l').stdout.split('\n').slice(3)).toEqual(
    [
      `||/ Name                         Version      Architecture Description                      `,
      `+++-============================-============-============-=================================`,
      `ii  bash                         5.2          amd64        a shell`,
      `rc  libverylongname-of-a-package 1            amd64        gone`,
      '',
    ].map((line, i) => (i === 0 ? line.trimEnd() : line)),
  );
});

it('finds owners and files, and says what it does not find', () => {
  expect(run('dpkg', '-S', '/usr/bin/bash', '/nosuch')).toMatchObject({
    stdout: 'bash: /usr/bin/bash\n',
    stderr: 'dpkg-query: no path found matching pattern /nosuch\n',
    status: 1,
  });
  expect(run('dpkg-query', '-W', '-f', '${Package} ${Status}\\n', 'bash').stdout).toBe('bash install ok installed\n');
});
