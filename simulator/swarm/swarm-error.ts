import { DaemonError } from '../docker/daemon-error';

/** gRPC's names for what went wrong. */
type Code =
  | 'AlreadyExists'
  | 'InvalidArgument'
  | 'FailedPrecondition'
  | 'Unimplemented'
  | 'PermissionDenied'
  | 'NotFound'
  | 'Unknown';

/** What the manager refuses: the daemon passes its words on. */
export const swarmError = (code: Code, message: string): DaemonError =>
  new DaemonError(`rpc error: code = ${code} desc = ${message}`);
