import { plantBinary, plantDirectory, plantSymlink } from '../vfs/plant';
import { type Snapshot, Tree } from '../vfs/tree';
import { debianTree } from './debian';
import { keepLast } from './keep-last';

export const HOST_NAME = 'docker-host';
export const HOST_HOME = '/home/learner';
export const WORKING_FOLDER = `${HOST_HOME}/app`;

const PACKAGES = [
  'procps',
  'psmisc',
  'curl',
  'ca-certificates',
  'jq',
  'less',
  'netcat-openbsd',
  'nodejs',
  'redis-tools',
  'tini',
  'iproute2',
  'netbase',
];

/** The machine the terminals are on: Debian 13 with Docker. `mtime`: ms since 1970. */
export const hostTree = (mtime: number): Tree => new Tree(installed(mtime), 'ext4');

const installed = keepLast((mtime: number): Snapshot => {
  const tree = debianTree(PACKAGES, mtime);
  plantDirectory(tree, WORKING_FOLDER, { mtime });
  plantBinary(tree, 'usr/bin/docker', 'docker', 41_000_000, { mtime });
  plantBinary(tree, 'usr/sbin/dockerd', 'dockerd', 75_000_000, { mtime });
  plantBinary(tree, 'usr/sbin/docker-init', 'tini', 34_000, { mtime });
  for (const name of ['docker-buildx', 'docker-compose'])
    plantBinary(tree, `usr/libexec/docker/cli-plugins/${name}`, name, 60_000_000, { mtime });
  plantSymlink(tree, 'usr/bin/docker-compose', '../libexec/docker/cli-plugins/docker-compose', { mtime });
  plantDirectory(tree, 'var/lib/docker', { mtime, mode: 0o710 });
  return tree.snapshot();
});
