import { GoStruct, type GoValue, nilMap, nilSlice } from '../../cli/template/value';
import type { Cluster } from '../cluster';
import { macFor, type Network, prefixLength } from '../network';
import { formatTime } from '../time';
import type { Volume } from '../volumes';

export function inspectNetwork(network: Network, cluster?: Cluster): GoStruct {
  const { subnet, gateway, userDefined, overlay } = network;
  const members: Record<string, GoValue> = {};
  for (const [container, { id, ipAddress, macAddress }] of network.members) {
    members[container.id] = new GoStruct('types.EndpointResource', {
      Name: container.name,
      EndpointID: id,
      MacAddress: macAddress,
      IPv4Address: ipAddress === '' ? '' : `${ipAddress}/${prefixLength(subnet)}`,
      IPv6Address: '',
    });
  }
  const balancer = overlay?.loadBalancer;
  if (overlay && balancer) {
    members[overlay.ingress ? 'ingress-sbox' : `lb-${network.name}`] = new GoStruct('types.EndpointResource', {
      Name: `${network.name}-endpoint`,
      EndpointID: balancer.id,
      MacAddress: macFor(balancer.ipAddress),
      IPv4Address: `${balancer.ipAddress}/${prefixLength(subnet)}`,
      IPv6Address: '',
    });
  }
  const running = overlay !== undefined && (overlay.ingress || balancer !== undefined);
  return new GoStruct('types.NetworkResource', {
    Name: network.name,
    Id: network.id,
    Created: formatTime(network.createdAt),
    Scope: overlay ? 'swarm' : 'local',
    Driver: network.driver,
    EnableIPv6: false,
    IPAM: new GoStruct('network.IPAM', {
      Driver: 'default',
      Options: userDefined && !overlay ? {} : nilMap,
      Config: subnet === '' ? nilSlice : [new GoStruct('network.IPAMConfig', { Subnet: subnet, Gateway: gateway })],
    }),
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: overlay?.ingress ?? false,
    ConfigFrom: new GoStruct('network.ConfigReference', { Network: '' }),
    ConfigOnly: false,
    Containers: overlay && !running ? nilMap : members,
    Options: network.options,
    Labels: overlay && Object.keys(network.labels).length === 0 && !running ? nilMap : network.labels,
    ...(running &&
      cluster && { Peers: [new GoStruct('network.PeerInfo', { Name: cluster.peer.name, IP: cluster.peer.address })] }),
  });
}

export const inspectVolume = ({ name, createdAt, labels, mountpoint, options }: Volume): GoStruct =>
  new GoStruct('volume.Volume', {
    CreatedAt: `${formatTime(createdAt).slice(0, 19)}Z`,
    Driver: 'local',
    Labels: Object.keys(labels).length > 0 ? labels : nilMap,
    Mountpoint: mountpoint,
    Name: name,
    Options: Object.keys(options).length > 0 ? options : nilMap,
    Scope: 'local',
  });
