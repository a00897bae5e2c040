import { MIME_TYPES } from '../packages/nginx-files';
import { plantPackages } from '../packages/plant-package';
import { plantBinary, plantDirectory, plantFile, plantSymlink } from '../vfs/plant';
import type { Tree } from '../vfs/tree';
import { plantAccount } from './account';
import { type BaseImage, baseImage, DEFAULT_PATH_ENV, type Step } from './base-image';
import { busyboxTree } from './busybox';
import { debianTree } from './debian';
import { keepLast } from './keep-last';
import { HUB_DEFAULT_CONF, HUB_NGINX_CONF, plantNginxEntrypoint } from './nginx-entrypoint';
import { NODE_ENTRYPOINT, plantNodeUser } from './node';
import { REDIS_ENTRYPOINT } from './redis-entrypoint';

// The official slim images: no ps and no curl in debian, node and python. All of them stand on Debian 13 here.

const BUILDKIT = 'buildkit.dockerfile.v0';
const DAY = 86_400_000;
const MB = 1_000_000;

const debianStep: Step = {
  createdBy: "# debian.sh --arch 'amd64' out/ 'trixie' '@1767052800'",
  comment: 'debuerreotype 0.16',
  size: 78_600_000,
  root: (mtime) => debianTree([], mtime),
};

function plantNode(tree: Tree, mtime: number): void {
  plantBinary(tree, 'usr/local/bin/node', 'node', 98_654_360, { mtime });
  plantSymlink(tree, 'usr/local/bin/nodejs', '/usr/local/bin/node', { mtime });
  for (const [name, program] of [
    ['npm', 'npm'],
    ['npx', 'npx'],
  ] as const) {
    plantBinary(tree, `usr/local/lib/node_modules/npm/bin/${name}-cli.js`, program, 2000, { mtime });
    plantSymlink(tree, `usr/local/bin/${name}`, `../lib/node_modules/npm/bin/${name}-cli.js`, { mtime });
  }
  plantFile(tree, 'usr/local/lib/node_modules/npm/package.json', '{\n  "name": "npm",\n  "version": "10.8.2"\n}\n', {
    mtime,
  });
}

function plantYarn(tree: Tree, mtime: number): void {
  plantBinary(tree, 'opt/yarn-v1.22.22/bin/yarn', 'yarn', 1000, { mtime });
  plantSymlink(tree, 'usr/local/bin/yarn', '/opt/yarn-v1.22.22/bin/yarn', { mtime });
}

function plantPython(tree: Tree, mtime: number): void {
  plantPackages(tree, ['ca-certificates', 'netbase'], mtime);
  plantBinary(tree, 'usr/local/bin/python3.13', 'python3', 14_432, { mtime });
  for (const [name, target] of [
    ['python3', 'python3.13'],
    ['python', 'python3'],
  ] as const)
    plantSymlink(tree, `usr/local/bin/${name}`, target, { mtime });
  plantFile(tree, 'usr/local/lib/libpython3.13.so.1.0', '', { mtime, size: 22_500_000 });
  plantDirectory(tree, 'usr/local/lib/python3.13/site-packages/pip-25.3.dist-info', { mtime });
  for (const name of ['pip', 'pip3', 'pip3.13']) plantBinary(tree, `usr/local/bin/${name}`, 'pip', 220, { mtime });
}

function plantNginx(tree: Tree, mtime: number): void {
  plantPackages(tree, ['curl', 'ca-certificates'], mtime);
  plantAccount(
    tree,
    { name: 'nginx', uid: 101, gid: 101, home: '/nonexistent', shell: '/bin/false', gecos: 'nginx user' },
    mtime,
  );
  plantBinary(tree, 'usr/sbin/nginx', 'nginx', 1_577_472, { mtime });
  plantFile(tree, 'etc/nginx/nginx.conf', HUB_NGINX_CONF, { mtime });
  plantFile(tree, 'etc/nginx/mime.types', MIME_TYPES, { mtime });
  plantFile(tree, 'etc/nginx/conf.d/default.conf', HUB_DEFAULT_CONF, { mtime });
  plantDirectory(tree, 'var/cache/nginx', { mtime });
  plantSymlink(tree, 'var/log/nginx/access.log', '/dev/stdout', { mtime });
  plantSymlink(tree, 'var/log/nginx/error.log', '/dev/stderr', { mtime });
  plantFile(tree, 'usr/share/nginx/html/index.html', NGINX_INDEX, { mtime });
}

const NGINX_INDEX = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

function plantRedis(tree: Tree, mtime: number): void {
  plantAccount(tree, { name: 'redis', uid: 999, gid: 999, home: '/home/redis', shell: '/bin/sh', gecos: '' }, mtime);
  for (const [name, size] of [
    ['redis-server', 17_000_000],
    ['redis-cli', 1_200_000],
  ] as const)
    plantBinary(tree, `usr/local/bin/${name}`, name, size, { mtime });
  plantDirectory(tree, 'data', { mtime, uid: 999, gid: 999 });
}

/** Image ages are fixed, so that a session is the same at any date. */
export const hubImages = keepLast(makeHubImages);

function makeHubImages(bootedAt: number): readonly BaseImage[] {
  const debian = baseImage({
    names: ['debian:trixie-slim'],
    created: bootedAt - 21 * DAY,
    config: { cmd: ['bash'] },
    steps: [debianStep, { createdBy: 'CMD ["bash"]', comment: BUILDKIT }],
  });
  const busybox = baseImage({
    names: ['busybox:1.37', 'busybox:latest'],
    created: bootedAt - 90 * DAY,
    config: { cmd: ['sh'] },
    steps: [
      { createdBy: 'BusyBox 1.37.0 (glibc), Debian 13', size: 4_430_000, root: busyboxTree },
      { createdBy: 'CMD ["sh"]', comment: BUILDKIT },
    ],
  });
  const node = baseImage({
    names: ['node:20-slim'],
    created: bootedAt - 14 * DAY,
    comment: BUILDKIT,
    config: {
      env: [DEFAULT_PATH_ENV, 'NODE_VERSION=20.19.2', 'YARN_VERSION=1.22.22'],
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['node'],
      argsEscaped: true,
    },
    steps: [
      debianStep,
      {
        createdBy:
          'RUN /bin/sh -c groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node # buildkit',
        size: 8_950,
        build: plantNodeUser,
      },
      { createdBy: 'ENV NODE_VERSION=20.19.2' },
      {
        createdBy: 'RUN /bin/sh -c ARCH= && dpkgArch="$(dpkg --print-architecture)" … # buildkit',
        size: 117 * MB,
        build: plantNode,
      },
      { createdBy: 'ENV YARN_VERSION=1.22.22' },
      {
        createdBy: 'RUN /bin/sh -c set -ex && savedAptMark="$(apt-mark showmanual)" … # buildkit',
        size: 5_340_000,
        build: plantYarn,
      },
      {
        createdBy: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        size: 388,
        build: (tree, mtime) =>
          plantFile(tree, 'usr/local/bin/docker-entrypoint.sh', NODE_ENTRYPOINT, { mode: 0o755, mtime }),
      },
      { createdBy: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
      { createdBy: 'CMD ["node"]' },
    ],
  });
  const python = baseImage({
    names: ['python:3.13-slim'],
    created: bootedAt - 14 * DAY,
    comment: BUILDKIT,
    config: {
      env: [
        'PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'PYTHON_VERSION=3.13.5',
      ],
      cmd: ['python3'],
      argsEscaped: true,
    },
    steps: [
      debianStep,
      { createdBy: 'ENV PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' },
      { createdBy: 'ENV PYTHON_VERSION=3.13.5' },
      {
        createdBy: 'RUN /bin/sh -c set -eux; savedAptMark="$(apt-mark showmanual)" … # buildkit',
        size: 40 * MB,
        build: plantPython,
      },
      { createdBy: 'CMD ["python3"]' },
    ],
  });
  const nginx = baseImage({
    names: ['nginx:1.26'],
    created: bootedAt - 30 * DAY,
    comment: BUILDKIT,
    config: {
      env: [
        DEFAULT_PATH_ENV,
        'NGINX_VERSION=1.26.3',
        'NJS_VERSION=0.8.9',
        'NJS_RELEASE=1~trixie',
        'PKG_RELEASE=1~trixie',
        'DYNPKG_RELEASE=1~trixie',
      ],
      entrypoint: ['/docker-entrypoint.sh'],
      cmd: ['nginx', '-g', 'daemon off;'],
      exposedPorts: ['80/tcp'],
      stopSignal: 'SIGQUIT',
      argsEscaped: true,
      labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
    },
    steps: [
      debianStep,
      { createdBy: 'LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>' },
      { createdBy: 'ENV NGINX_VERSION=1.26.3' },
      {
        createdBy: 'RUN /bin/sh -c set -x     && groupadd --system --gid 101 nginx     && useradd … # buildkit',
        size: 113 * MB,
        build: plantNginx,
      },
      { createdBy: 'COPY docker-entrypoint.sh / # buildkit', size: 1_620, build: plantNginxEntrypoint },
      { createdBy: 'ENTRYPOINT ["/docker-entrypoint.sh"]' },
      { createdBy: 'EXPOSE map[80/tcp:{}]' },
      { createdBy: 'STOPSIGNAL SIGQUIT' },
      { createdBy: 'CMD ["nginx" "-g" "daemon off;"]' },
    ],
  });
  const redis = baseImage({
    names: ['redis:8'],
    created: bootedAt - 30 * DAY,
    comment: BUILDKIT,
    config: {
      env: [DEFAULT_PATH_ENV, 'REDIS_VERSION=8.0.2'],
      entrypoint: ['docker-entrypoint.sh'],
      cmd: ['redis-server'],
      exposedPorts: ['6379/tcp'],
      volumes: ['/data'],
      workingDir: '/data',
      argsEscaped: true,
    },
    steps: [
      debianStep,
      { createdBy: 'ENV REDIS_VERSION=8.0.2' },
      {
        createdBy: 'RUN /bin/sh -c set -eux;  groupadd -r -g 999 redis;  useradd … # buildkit',
        size: 58 * MB,
        build: plantRedis,
      },
      { createdBy: 'VOLUME [/data]' },
      { createdBy: 'WORKDIR /data', size: 0 },
      {
        createdBy: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        size: 661,
        build: (tree, mtime) =>
          plantFile(tree, 'usr/local/bin/docker-entrypoint.sh', REDIS_ENTRYPOINT, { mode: 0o755, mtime }),
      },
      { createdBy: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
      { createdBy: 'EXPOSE map[6379/tcp:{}]' },
      { createdBy: 'CMD ["redis-server"]' },
    ],
  });
  return [busybox, nginx, redis, debian, node, python];
}
