import { describe, expect, it } from 'vitest';
import { checkAddress, checkExtraHost, checkStream, checkSysctl, checkUlimit } from './flag-checks';

describe('values of flags', () => {
  it('names hosts by address', () => {
    expect(checkExtraHost('db=5.6.7.8')).toBe('db:5.6.7.8');
    expect(checkExtraHost('me:host-gateway')).toBe('me:host-gateway');
    expect(() => checkExtraHost('db')).toThrow('bad format for add-host: "db"');
    expect(() => checkExtraHost('db:x')).toThrow('invalid IP address in add-host: "x"');
    expect(() => checkAddress('1.2.3')).toThrow('IP address is not correctly formatted: 1.2.3');
  });

  it('knows the streams', () => {
    expect(checkStream('STDOUT')).toBe('stdout');
    expect(() => checkStream('foo')).toThrow('valid streams are STDIN, STDOUT and STDERR');
  });

  it('lets in the settings of a namespace only', () => {
    expect(checkSysctl('net.core.somaxconn=1')).toBe('net.core.somaxconn=1');
    expect(() => checkSysctl('kernel.foo=1')).toThrow("sysctl 'kernel.foo=1' is not allowed");
  });

  it.each([
    ['nofile', 'invalid ulimit argument: nofile'],
    ['nosuch=1', 'invalid ulimit type: nosuch'],
    ['nofile=x', 'strconv.ParseInt: parsing "x": invalid syntax'],
    ['nofile=300:200', 'ulimit soft limit must be less than or equal to hard limit: 300 > 200'],
  ])('refuses the limit %s', (value, message) => expect(() => checkUlimit(value)).toThrow(message));
});
