import type { Kernel } from '../../kernel/kernel';
import { Bridge, type NetNamespace } from '../../kernel/network';

/** Every node has a part of this of its own: 10.244.0.0/24, 10.244.1.0/24 … */
const PREFIX = '10.244';

/** The network of all pods: whoever is on it reaches everybody without translation of addresses. */
export class PodNetwork {
  readonly bridge: Bridge;
  readonly #last = new Map<number, number>();

  constructor(kernel: Kernel) {
    this.bridge = new Bridge('cni0', `${PREFIX}.0.1`);
    this.bridge.members.set(this.bridge.gateway, kernel.hostNet);
    kernel.hostNet.bridges.add(this.bridge);
  }

  /** Gives a pod's namespace an address of its node's part. */
  plug(net: NetNamespace, node: number): string {
    const address = this.#free(node);
    net.plug('eth0', `${address}/24`, this.bridge);
    return address;
  }

  unplug(net: NetNamespace): void {
    net.unplug(this.bridge);
  }

  #free(node: number): string {
    let last = this.#last.get(node) ?? 1;
    let address: string;
    do {
      last = last >= 254 ? 2 : last + 1;
      address = `${PREFIX}.${node}.${last}`;
    } while (this.bridge.members.has(address));
    this.#last.set(node, last);
    return address;
  }
}
