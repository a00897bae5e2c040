import { MIME_TYPES } from '../packages/nginx-files';
import { serviceSetups } from '../packages/service-setups';
import { addSetups } from '../packages/setups';
import { plantDirectory, plantFile, plantSymlink } from '../vfs/plant';
import type { Tree } from '../vfs/tree';
import { type BaseImage, baseImage, type Step } from './base-image';
import { busyboxTree } from './busybox';
import { debianTree } from './debian';
import { NODE_ENTRYPOINT, plantNodeUser } from './node';

// The images of the fidelity recordings: Debian's packages, `ps` in every one of them, curl in most.

const NGINX_CONF = `user www-data;
worker_processes 2;
error_log /var/log/nginx/error.log notice;
pid /run/nginx.pid;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log /var/log/nginx/access.log;
  include /etc/nginx/conf.d/*.conf;
}
`;
const DEFAULT_CONF = `server {
  listen 80;
  location / {
    root /usr/share/nginx/html;
    index index.html;
  }
}
`;
const WELCOME = '<h1>Welcome to nginx!</h1>\n';
const BUILDKIT = 'buildkit.dockerfile.v0';

addSetups(serviceSetups);

const imported = (size: number, packages: string): Step => ({
  createdBy: '',
  comment: 'Imported from -',
  size,
  root: (mtime) => debianTree(packages.split(' '), mtime),
});

function plantNginxSite(tree: Tree, mtime: number): void {
  tree.detach(['etc', 'nginx', 'sites-enabled', 'default']);
  plantFile(tree, 'usr/share/nginx/html/index.html', WELCOME, { mtime });
  plantFile(tree, 'etc/nginx/nginx.conf', NGINX_CONF, { mtime, mode: 0o444 });
  plantFile(tree, 'etc/nginx/conf.d/default.conf', DEFAULT_CONF, { mtime, mode: 0o444 });
  plantFile(tree, 'etc/nginx/mime.types', MIME_TYPES, { mtime });
}

const copyNginx: readonly Step[] = [
  { createdBy: 'COPY nginx.conf /etc/nginx/nginx.conf # buildkit', size: 252, build: plantNginxSite },
  { createdBy: 'COPY default.conf /etc/nginx/conf.d/default.conf # buildkit', size: 97 },
];

const nodeSteps: readonly Step[] = [
  { createdBy: 'ENV NODE_VERSION=20.19.2' },
  {
    createdBy: 'COPY --chmod=755 docker-entrypoint.sh /usr/local/bin/docker-entrypoint.sh # buildkit',
    size: 317,
    build: (tree, mtime) =>
      plantFile(tree, 'usr/local/bin/docker-entrypoint.sh', NODE_ENTRYPOINT, { mode: 0o755, mtime }),
  },
  {
    createdBy:
      'RUN /bin/sh -c groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node # buildkit',
    size: 8900,
    build: plantNodeUser,
  },
  { createdBy: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
  { createdBy: 'CMD ["node"]' },
];
const nodeConfig = {
  env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'NODE_VERSION=20.19.2'],
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['node'],
  argsEscaped: true,
};

const SUPERVISOR_RUN = `rm -rf /etc/nginx/sites-enabled/* && mkdir -p /usr/share/nginx/html && echo '<h1>Welcome to nginx!</h1>' > /usr/share/nginx/html/index.html`;

export function recordedImages(bootedAt: number): readonly BaseImage[] {
  const minute = 60_000;
  const at = (seconds: number): number => bootedAt - 4 * minute + seconds * 1000;
  return [
    baseImage({
      names: ['debian:trixie-slim'],
      created: at(0),
      config: { cmd: ['bash'] },
      steps: [imported(93_506_628, 'procps curl ca-certificates psmisc')],
    }),
    baseImage({
      names: ['debian:trixie-cron'],
      created: at(1),
      config: { cmd: ['bash'] },
      steps: [imported(96_947_770, 'cron busybox rsyslog procps psmisc')],
    }),
    baseImage({
      names: ['debian:trixie-systemd'],
      created: at(3),
      config: { cmd: ['bash'] },
      steps: [imported(112_378_365, 'systemd systemd-sysv nginx-light cron procps curl')],
    }),
    baseImage({
      names: ['python:3.13-slim'],
      created: at(18),
      comment: BUILDKIT,
      config: { cmd: ['python3'], argsEscaped: true },
      steps: [
        imported(126_947_831, 'python3 procps curl ca-certificates'),
        {
          createdBy:
            'RUN /bin/sh -c ln -s /usr/bin/python3 /usr/local/bin/python && ln -s /usr/bin/python3 /usr/local/bin/python3 # buildkit',
          size: 0,
          build: (tree, mtime) => {
            for (const name of ['python', 'python3'])
              plantSymlink(tree, `usr/local/bin/${name}`, '/usr/bin/python3', { mtime });
          },
        },
        { createdBy: 'CMD ["python3"]' },
      ],
    }),
    baseImage({
      names: ['node:20-slim'],
      created: at(19),
      comment: BUILDKIT,
      config: nodeConfig,
      steps: [imported(196_548_589, 'nodejs procps curl ca-certificates psmisc'), ...nodeSteps],
    }),
    baseImage({
      names: ['node:20-init'],
      created: at(19),
      comment: BUILDKIT,
      config: nodeConfig,
      steps: [imported(195_283_683, 'tini dumb-init nodejs procps curl psmisc'), ...nodeSteps],
    }),
    baseImage({
      names: ['nginx:1.26'],
      created: at(20),
      comment: BUILDKIT,
      config: {
        cmd: ['nginx', '-g', 'daemon off;'],
        exposedPorts: ['80/tcp'],
        stopSignal: 'SIGQUIT',
        argsEscaped: true,
      },
      steps: [
        imported(99_565_652, 'nginx-light procps curl ca-certificates'),
        {
          createdBy: `RUN /bin/sh -c ln -sf /dev/stdout /var/log/nginx/access.log && ln -sf /dev/stderr /var/log/nginx/error.log && ${SUPERVISOR_RUN} # buildkit`,
          size: 27,
          build: (tree, mtime) => {
            plantSymlink(tree, 'var/log/nginx/access.log', '/dev/stdout', { mtime });
            plantSymlink(tree, 'var/log/nginx/error.log', '/dev/stderr', { mtime });
          },
        },
        ...copyNginx,
        { createdBy: 'EXPOSE map[80/tcp:{}]' },
        { createdBy: 'STOPSIGNAL SIGQUIT' },
        { createdBy: 'CMD ["nginx" "-g" "daemon off;"]' },
      ],
    }),
    baseImage({
      names: ['redis:8'],
      created: at(20),
      comment: BUILDKIT,
      config: {
        cmd: ['redis-server', '--protected-mode', 'no'],
        exposedPorts: ['6379/tcp'],
        volumes: ['/data'],
        workingDir: '/data',
        argsEscaped: true,
      },
      steps: [
        imported(87_696_107, 'redis-server redis-tools procps'),
        {
          createdBy: 'RUN /bin/sh -c mkdir -p /data && chown redis:redis /data # buildkit',
          size: 0,
          build: (tree, mtime) => plantDirectory(tree, 'data', { mtime, uid: 100, gid: 101 }),
        },
        { createdBy: 'VOLUME [/data]' },
        { createdBy: 'WORKDIR /data', size: 0 },
        { createdBy: 'EXPOSE map[6379/tcp:{}]' },
        { createdBy: 'CMD ["redis-server" "--protected-mode" "no"]' },
      ],
    }),
    baseImage({
      names: ['debian:trixie-supervisor'],
      created: at(20),
      comment: BUILDKIT,
      config: { cmd: ['bash'], argsEscaped: true },
      steps: [
        imported(240_850_852, 'supervisor nodejs nginx-light python3 procps curl psmisc'),
        { createdBy: `RUN /bin/sh -c ${SUPERVISOR_RUN} # buildkit`, size: 27 },
        ...copyNginx,
        { createdBy: 'CMD ["bash"]' },
      ],
    }),
    baseImage({
      names: ['busybox:1.37'],
      created: at(21),
      comment: BUILDKIT,
      config: { env: ['PATH=/bin'], cmd: ['sh'], workingDir: '/', argsEscaped: true },
      steps: [
        { createdBy: 'COPY /root-fs/ / # buildkit', size: 2_024_584, root: busyboxTree },
        { createdBy: 'ENV PATH=/bin' },
        { createdBy: 'CMD ["sh"]' },
      ],
    }),
  ];
}
