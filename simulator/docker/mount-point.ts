/** A mount of a container, resolved: what inspect lists under Mounts. */
export interface MountPoint {
  readonly type: 'bind' | 'volume' | 'tmpfs';
  /** The volume's name; '' otherwise. */
  readonly name: string;
  /** On the host; '' for a tmpfs. */
  readonly source: string;
  readonly destination: string;
  /** Options as they were given: `ro`. */
  readonly mode: string;
  readonly writable: boolean;
}
