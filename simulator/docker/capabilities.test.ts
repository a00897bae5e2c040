import { expect, it } from 'vitest';
import { capabilityMask } from '../kernel/capability';
import { checkCapabilities, confinementOf } from './capabilities';
import { emptyHostConfig, type HostConfig } from './container-config';

const mask = (host: Partial<HostConfig>, privileged?: boolean) =>
  capabilityMask(confinementOf({ ...emptyHostConfig, ...host }, privileged).bounding);

it("starts from Docker's default set, drops and adds", () => {
  expect(mask({})).toBe('00000000a80425fb');
  expect(mask({ capDrop: ['NET_RAW', 'cap_mknod'] })).toBe('00000000a00405fb');
  expect(mask({ capAdd: ['SYS_ADMIN'] })).toBe('00000000a82425fb');
  expect(mask({ capDrop: ['all'], capAdd: ['net_bind_service', 'CAP_CHOWN'] })).toBe('0000000000000401');
  expect(mask({ capAdd: ['ALL'], capDrop: ['SYS_ADMIN'] })).toBe('000001ffffdfffff');
  expect(mask({ privileged: true, capDrop: ['ALL'] })).toBe('000001ffffffffff');
  expect(mask({ capDrop: ['ALL'] }, true)).toBe('000001ffffffffff');
});

it('reads the security options', () => {
  const of = (securityOpt: readonly string[]) => confinementOf({ ...emptyHostConfig, securityOpt });
  expect(of(['no-new-privileges']).noNewPrivileges).toBe(true);
  expect(of(['no-new-privileges:false']).noNewPrivileges).toBe(false);
  expect(of([]).filtered).toBe(true);
  expect(of(['seccomp=unconfined']).filtered).toBe(false);
});

it('refuses a name that is none', () => {
  expect(() => checkCapabilities('CapAdd', ['FOO'])).toThrow('invalid CapAdd: unknown capability: "CAP_FOO"');
});
