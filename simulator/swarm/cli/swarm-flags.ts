import { bool, duration, int, list, string, uint } from '../../cli/flag-types';

export const initFlags = {
  'advertise-addr': string({ usage: 'Advertised address (format: "<ip|interface>[:port]")' }),
  autolock: bool({ usage: 'Enable manager autolocking (requiring an unlock key to start a stopped manager)' }),
  availability: string({ usage: 'Availability of the node ("active", "pause", "drain")', initial: 'active' }),
  'cert-expiry': duration({ usage: 'Validity period for node certificates (ns|us|ms|s|m|h)', shown: '2160h0m0s' }),
  'data-path-addr': string({ usage: 'Address or interface to use for data path traffic (format: "<ip|interface>")' }),
  'data-path-port': uint({
    usage:
      'Port number to use for data path traffic (1024 - 49151). If no value is set or is set to 0, the default port (4789) is used.',
    type: 'uint32',
  }),
  'default-addr-pool': list({ usage: 'default address pool in CIDR format', type: 'ipNetSlice', shown: '[]' }),
  'default-addr-pool-mask-length': uint({
    usage: 'default address pool subnet mask length',
    type: 'uint32',
    initial: 24,
  }),
  'dispatcher-heartbeat': duration({ usage: 'Dispatcher heartbeat period (ns|us|ms|s|m|h)', shown: '5s' }),
  'external-ca': list({ usage: 'Specifications of one or more certificate signing endpoints', type: 'external-ca' }),
  'force-new-cluster': bool({ usage: 'Force create a new cluster from current state' }),
  'listen-addr': string({
    usage: 'Listen address (format: "<ip|interface>[:port]")',
    type: 'node-addr',
    shown: '0.0.0.0:2377',
  }),
  'max-snapshots': uint({ usage: 'Number of additional Raft snapshots to retain' }),
  'snapshot-interval': uint({ usage: 'Number of log entries between Raft snapshots', initial: 10000 }),
  'task-history-limit': int({ usage: 'Task history retention limit', initial: 5 }),
};

export const joinFlags = {
  'advertise-addr': string({ usage: 'Advertised address (format: "<ip|interface>[:port]")' }),
  availability: string({ usage: 'Availability of the node ("active", "pause", "drain")', initial: 'active' }),
  'data-path-addr': string({ usage: 'Address or interface to use for data path traffic (format: "<ip|interface>")' }),
  'listen-addr': string({
    usage: 'Listen address (format: "<ip|interface>[:port]")',
    type: 'node-addr',
    shown: '0.0.0.0:2377',
  }),
  token: string({ usage: 'Token for entry into the swarm' }),
};

export const leaveFlags = {
  force: bool({ short: 'f', usage: 'Force this node to leave the swarm, ignoring warnings' }),
};

export const joinTokenFlags = {
  quiet: bool({ short: 'q', usage: 'Only display token' }),
  rotate: bool({ usage: 'Rotate join token' }),
};

export const caFlags = {
  'ca-cert': string({
    usage: 'Path to the PEM-formatted root CA certificate to use for the new cluster',
    type: 'pem-file',
  }),
  'ca-key': string({ usage: 'Path to the PEM-formatted root CA key to use for the new cluster', type: 'pem-file' }),
  'cert-expiry': duration({ usage: 'Validity period for node certificates (ns|us|ms|s|m|h)', shown: '2160h0m0s' }),
  detach: bool({ short: 'd', usage: 'Exit immediately instead of waiting for the root rotation to converge' }),
  'external-ca': list({ usage: 'Specifications of one or more certificate signing endpoints', type: 'external-ca' }),
  quiet: bool({ short: 'q', usage: 'Suppress progress output' }),
  rotate: bool({ usage: 'Rotate the swarm CA - if no certificate or key are provided, new ones will be generated' }),
};

export const unlockKeyFlags = {
  quiet: bool({ short: 'q', usage: 'Only display token' }),
  rotate: bool({ usage: 'Rotate unlock key' }),
};

export const updateFlags = {
  autolock: bool({ usage: 'Change manager autolocking setting (true|false)' }),
  'cert-expiry': duration({ usage: 'Validity period for node certificates (ns|us|ms|s|m|h)', shown: '2160h0m0s' }),
  'dispatcher-heartbeat': duration({ usage: 'Dispatcher heartbeat period (ns|us|ms|s|m|h)', shown: '5s' }),
  'external-ca': list({ usage: 'Specifications of one or more certificate signing endpoints', type: 'external-ca' }),
  'max-snapshots': uint({ usage: 'Number of additional Raft snapshots to retain' }),
  'snapshot-interval': uint({ usage: 'Number of log entries between Raft snapshots', initial: 10000 }),
  'task-history-limit': int({ usage: 'Task history retention limit', initial: 5 }),
};
