import { GoStruct, type GoValue, nilMap, nilSlice } from '../../cli/template/value';
import { type Network, prefixLength } from '../network';
import { formatTime } from '../time';
import type { Volume } from '../volumes';

export function inspectNetwork(network: Network): GoStruct {
  const { subnet, gateway, userDefined } = network;
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
  return new GoStruct('types.NetworkResource', {
    Name: network.name,
    Id: network.id,
    Created: formatTime(network.createdAt),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv6: false,
    IPAM: new GoStruct('network.IPAM', {
      Driver: 'default',
      Options: userDefined ? {} : nilMap,
      Config: subnet === '' ? nilSlice : [new GoStruct('network.IPAMConfig', { Subnet: subnet, Gateway: gateway })],
    }),
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: false,
    ConfigFrom: new GoStruct('network.ConfigReference', { Network: '' }),
    ConfigOnly: false,
    Containers: members,
    Options: network.options,
    Labels: network.labels,
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
