import { GoStruct, nilSlice } from '../../cli/template/value';
import { formatTime } from '../../docker/time';
import type { SwarmCluster } from '../swarm-cluster';
import { tlsInfo } from './object';
import { version } from './service';

const DAY = 24 * 3_600_000;

/** The swarm's lines of `docker info`. */
export function swarmInfoText(cluster: SwarmCluster): string {
  const { node, settings } = cluster;
  return ` Swarm: active
  NodeID: ${node.id}
  Is Manager: true
  ClusterID: ${cluster.id}
  Managers: 1
  Nodes: 1
  Data Path Port: 4789
  Orchestration:
   Task History Retention Limit: ${settings.taskHistoryLimit}
  Raft:
   Snapshot Interval: ${settings.snapshotInterval}
   Number of Old Snapshots to Retain: ${settings.maxSnapshots}
   Heartbeat Tick: 1
   Election Tick: 10
  Dispatcher:
   Heartbeat Period: ${settings.heartbeat / 1000} seconds
  CA Configuration:
   Expiry Duration: ${months(settings.certExpiry)}
   Force Rotate: 0
  Autolock Managers: ${settings.autolock}
  Root Rotation In Progress: false
  Node Address: ${node.address}
  Manager Addresses:
   ${node.address}:2377
`;
}

const months = (ms: number): string => (ms === 90 * DAY ? '3 months' : `${Math.round(ms / DAY)} days`);

export function swarmInfo(cluster: SwarmCluster): GoStruct {
  const { node, settings } = cluster;
  return new GoStruct('swarm.Info', {
    NodeID: node.id,
    NodeAddr: node.address,
    LocalNodeState: 'active',
    ControlAvailable: true,
    Error: '',
    RemoteManagers: [new GoStruct('swarm.Peer', { NodeID: node.id, Addr: `${node.address}:2377` })],
    Nodes: 1,
    Managers: 1,
    Cluster: new GoStruct('swarm.ClusterInfo', {
      ID: cluster.id,
      Version: version(cluster.node.version + 1),
      CreatedAt: formatTime(cluster.createdAt),
      UpdatedAt: formatTime(cluster.createdAt),
      Spec: new GoStruct('swarm.Spec', {
        Name: 'default',
        Labels: {},
        Orchestration: new GoStruct('swarm.OrchestrationConfig', {
          TaskHistoryRetentionLimit: settings.taskHistoryLimit,
        }),
        Raft: new GoStruct('swarm.RaftConfig', {
          SnapshotInterval: settings.snapshotInterval,
          KeepOldSnapshots: settings.maxSnapshots,
          LogEntriesForSlowFollowers: 500,
          ElectionTick: 10,
          HeartbeatTick: 1,
        }),
        Dispatcher: new GoStruct('swarm.DispatcherConfig', { HeartbeatPeriod: settings.heartbeat * 1e6 }),
        CAConfig: new GoStruct('swarm.CAConfig', { NodeCertExpiry: settings.certExpiry * 1e6 }),
        TaskDefaults: new GoStruct('swarm.TaskDefaults', {}),
        EncryptionConfig: new GoStruct('swarm.EncryptionConfig', { AutoLockManagers: settings.autolock }),
      }),
      TLSInfo: tlsInfo(cluster),
      RootRotationInProgress: false,
      DefaultAddrPool: nilSlice,
      SubnetSize: 24,
      DataPathPort: 4789,
    }),
  });
}
