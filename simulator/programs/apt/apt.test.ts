import { expect, it } from 'vitest';
import { createMachine } from '../../machine';

const run = (...lines: string[]) => {
  const machine = createMachine();
  const script = ['apt-get update >/dev/null', 'apt-get install -y git make >/dev/null 2>&1', ...lines].join('; ');
  const job = machine.run(`docker run --rm debian:trixie-slim sh -c '${script}' 2>&1`);
  machine.advance(machine.now() + 100_000, () => job.done);
  return job.stdout;
};

it('names what is no longer required, and autoremove takes it away', () => {
  const purged = run('apt-get purge -y git');
  expect(purged).toContain(
    'The following packages were automatically installed and are no longer required:\n  git-man',
  );
  expect(purged).toContain(
    "Use 'apt autoremove' to remove them.\nThe following packages will be REMOVED:\n  git*\n0 upgraded, 0 newly installed, 1 to remove and 0 not upgraded.\n",
  );
  const out = run(
    'apt-get purge -y git >/dev/null',
    'apt-get autoremove -y >/dev/null',
    'dpkg -l | grep -cE "perl-modules|git-man"; apt-get autoremove -y',
  );
  expect(out).toMatch(/^0\n/);
  expect(out).toContain('0 to remove and 0 not upgraded.\n');
});

it('leaves as many packages as there were before', () => {
  const count = 'dpkg -l | grep -c ^ii';
  const machine = createMachine();
  const before = machine.run(`docker run --rm debian:trixie-slim sh -c '${count}'`);
  machine.advance(machine.now() + 100_000, () => before.done);
  expect(run(count)).not.toBe(before.stdout);
  expect(run('apt-get purge -y --auto-remove git make >/dev/null', count)).toBe(before.stdout);
});

it('keeps what is asked for by name, and what it needs', () => {
  expect(
    run('apt-get install -y perl', 'apt-get purge -y --auto-remove git >/dev/null; dpkg -l | grep -c perl-modules'),
  ).toMatch(/perl set to manually installed\.\n[\s\S]*\n1\n$/);
  expect(run('apt-mark showauto perl; apt-mark manual perl; apt-mark manual perl; apt-mark showmanual perl')).toBe(
    'perl\nperl set to manually installed.\nperl was already set to manually installed.\nperl\n',
  );
});

it('takes what depends on a package along, and no essential one', () => {
  expect(run('apt-get remove -y perl')).toMatch(/REMOVED:\n[^:]* git [^:]*perl\n/);
  expect(run('apt-get purge -y bash; echo $?')).toMatch(
    /E: Essential packages were removed and -y was used without --allow-remove-essential\.\n100\n$/,
  );
});

it('stops without a yes', () =>
  expect(run('apt-get remove make </dev/null; echo $?; command -v make')).toMatch(
    /Do you want to continue\? \[Y\/n\] Abort\.\n1\n\/usr\/bin\/make\n$/,
  ));
