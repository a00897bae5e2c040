import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bool, count, decimal, duration, int, list, string, strings } from './flag-types';
import { FlagError, parseFlags } from './flags';
import { formatDuration, parseDuration } from './go-duration';

const flags = {
  detach: bool({ short: 'd' }),
  interactive: bool({ short: 'i' }),
  tty: bool({ short: 't' }),
  rm: bool(),
  name: string({ short: 'n' }),
  publish: list({ short: 'p' }),
  time: int({ short: 'T', initial: 10 }),
  wait: duration(),
  verbose: count({ short: 'v' }),
  cpus: decimal(),
  set: strings(),
  pull: string({ initial: 'missing', bare: 'always' }),
  old: bool({ deprecated: 'use --rm' }),
};
const parse = (...argv: string[]) => parseFlags(flags, argv);
const fail =
  (...argv: string[]) =>
  () =>
    parse(...argv);

describe('parseFlags', () => {
  it('takes values in every way pflag does', () => {
    for (const argv of [['--name', 'x'], ['--name=x'], ['-n', 'x'], ['-nx'], ['-n=x'], ['-din', 'x'], ['-din=x']]) {
      expect(parse(...argv).values.name).toBe('x');
    }
    expect(parse('-dit').values).toMatchObject({ detach: true, interactive: true, tty: true, rm: false });
    expect(parse('--rm=false', '-d=0').values).toMatchObject({ rm: false, detach: false });
    expect(parse('-p', '1:1', '-p=2:2', '--set=a,b', '--set', 'c').values).toMatchObject({
      publish: ['1:1', '2:2'],
      set: ['a', 'b', 'c'],
    });
    expect(parse('-vvv', '--wait', '1m30s', '--cpus=1.5', '-T', '0x10', '--pull').values).toMatchObject({
      verbose: 3,
      wait: 90_000,
      cpus: 1.5,
      time: 16,
      pull: 'always',
    });
  });

  it('knows where flags end', () => {
    expect(parse('a', '-d', '--', '--rm', '-').args).toEqual(['a', '--rm', '-']);
    const line = parseFlags(flags, ['-d', 'image', '-it', '--', 'x'], { interspersed: false });
    expect(line.args).toEqual(['image', '-it', '--', 'x']);
    expect([...line.changed]).toEqual(['detach']);
    expect(parse('--old').warnings).toEqual(['Flag --old has been deprecated, use --rm']);
  });

  it("complains in pflag's words", () => {
    expect(fail('--nope=3')).toThrow('unknown flag: --nope');
    expect(fail('-dz')).toThrow("unknown shorthand flag: 'z' in -z");
    expect(fail('--name')).toThrow('flag needs an argument: --name');
    expect(fail('-dn')).toThrow("flag needs an argument: 'n' in -n");
    expect(fail('---x')).toThrow('bad flag syntax: ---x');
    expect(fail('-T', 'abc')).toThrow(
      'invalid argument "abc" for "-T, --time" flag: strconv.ParseInt: parsing "abc": invalid syntax',
    );
    expect(fail('--rm=x')).toThrow(
      'invalid argument "x" for "--rm" flag: strconv.ParseBool: parsing "x": invalid syntax',
    );
    expect(fail('--cpus', 'abc')).toThrow(
      'invalid argument "abc" for "--cpus" flag: failed to parse abc as a rational number',
    );
    expect(fail('--wait', '10')).toThrow('time: missing unit in duration "10"');
    expect(fail('-T=99999999999999999999')).toThrow('value out of range');
  });

  it('never throws anything but its own errors', () => {
    const word = fc.oneof(fc.constantFrom('-', '--', '-d', '--name', '-T', '=', '--rm=', '--constructor'), fc.string());
    fc.assert(
      fc.property(fc.array(word), (argv) => {
        try {
          parse(...argv);
        } catch (error) {
          expect(error).toBeInstanceOf(FlagError);
        }
      }),
    );
  });
});

it('prints durations that it reads back', () => {
  expect([90_000, 3_600_000, 250, 0, 1500].map(formatDuration)).toEqual(['1m30s', '1h0m0s', '250ms', '0s', '1.5s']);
  fc.assert(
    fc.property(fc.nat(), (ms) => {
      expect(parseDuration(formatDuration(ms))).toBeCloseTo(ms, 3);
    }),
  );
});
