import { DaemonError } from '../../docker/daemon-error';
import type { Engine } from '../../docker/engine';
import { bare } from '../../kernel/network';

/** The address that `--advertise-addr` means: an address, or an interface's. Throws with the daemon's words. */
export function advertised({ kernel }: Engine, text: string): string {
  const name = text.replace(/:\d+$/, '');
  const { interfaces } = kernel.hostNet;
  if (name === '') return bare(interfaces.find(({ name }) => name !== 'lo')?.address ?? '127.0.0.1/8');
  const own = interfaces.find((one) => one.name === name);
  if (own) return bare(own.address);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return name;
  throw new DaemonError(
    'advertise address must be a non-zero IP address or network interface (with optional port number)',
  );
}
