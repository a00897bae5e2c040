import { enabled, service, unit } from './unit-files';

export const nginxUnit = service(
  'nginx.service',
  `[Unit]
Description=A high performance web server and a reverse proxy server
Documentation=man:nginx(8)
After=network-online.target remote-fs.target nss-lookup.target
Wants=network-online.target

[Service]
Type=forking
PIDFile=/run/nginx.pid
ExecStartPre=/usr/sbin/nginx -t -q -g 'daemon on; master_process on;'
ExecStart=/usr/sbin/nginx -g 'daemon on; master_process on;'
ExecReload=/usr/sbin/nginx -g 'daemon on; master_process on;' -s reload
ExecStop=-/sbin/start-stop-daemon --quiet --stop --retry QUIT/5 --pidfile /run/nginx.pid
TimeoutStopSec=5
KillMode=mixed

[Install]
WantedBy=multi-user.target
`,
);

export const cronUnit = service(
  'cron.service',
  `[Unit]
Description=Regular background program processing daemon
Documentation=man:cron(8)
After=remote-fs.target nss-user-lookup.target

[Service]
EnvironmentFile=-/etc/default/cron
ExecStart=/usr/sbin/cron -f $EXTRA_OPTS
IgnoreSIGPIPE=false
KillMode=process
Restart=on-failure
SyslogFacility=cron

[Install]
WantedBy=multi-user.target
`,
);

export const rsyslogUnit = [
  ...service(
    'rsyslog.service',
    `[Unit]
Description=System Logging Service
Requires=syslog.socket
Documentation=man:rsyslogd(8)
Documentation=man:rsyslog.conf(5)
Documentation=https://www.rsyslog.com/doc/

[Service]
Type=notify
ExecStart=/usr/sbin/rsyslogd -n -iNONE
StandardOutput=null
Restart=on-failure
LimitNOFILE=16384

[Install]
WantedBy=multi-user.target
Alias=syslog.service
`,
  ),
  {
    kind: 'symlink',
    path: '/etc/systemd/system/syslog.service',
    target: '/usr/lib/systemd/system/rsyslog.service',
  } as const,
];

export const redisUnit = [
  ...service(
    'redis-server.service',
    `[Unit]
Description=Advanced key-value store
After=network.target
Documentation=http://redis.io/documentation, man:redis-server(1)

[Service]
Type=notify
ExecStart=/usr/bin/redis-server /etc/redis/redis.conf --supervised systemd --daemonize no
PIDFile=/run/redis/redis-server.pid
TimeoutStopSec=0
Restart=always
User=redis
Group=redis
RuntimeDirectory=redis
RuntimeDirectoryMode=2755

[Install]
WantedBy=multi-user.target
Alias=redis.service
`,
  ),
  {
    kind: 'symlink',
    path: '/etc/systemd/system/redis.service',
    target: '/usr/lib/systemd/system/redis-server.service',
  } as const,
];

export const supervisorUnit = service(
  'supervisor.service',
  `[Unit]
Description=Supervisor process control system for UNIX
Documentation=http://supervisord.org
After=network.target

[Service]
ExecStart=/usr/bin/supervisord -n -c /etc/supervisor/supervisord.conf
ExecStop=/usr/bin/supervisorctl $OPTIONS shutdown
ExecReload=/usr/bin/supervisorctl -c /etc/supervisor/supervisord.conf $OPTIONS reload
KillMode=process
Restart=on-failure
RestartSec=50s

[Install]
WantedBy=multi-user.target
`,
);

export const journaldUnit = unit(
  'systemd-journald.service',
  `[Unit]
Description=Journal Service
Documentation=man:systemd-journald.service(8) man:journald.conf(5)
DefaultDependencies=no
Requires=systemd-journald.socket
After=systemd-journald.socket systemd-journald-dev-log.socket systemd-journald-audit.socket syslog.socket
Before=sysinit.target

[Service]
ExecStart=/usr/lib/systemd/systemd-journald
Restart=always
RestartSec=0
Sockets=systemd-journald.socket systemd-journald-dev-log.socket
StandardOutput=null
Type=notify
`,
);

/** What Debian's presets enable of systemd's own. */
export const presetLinks = [
  { ...enabled('remote-fs.target') },
  { ...enabled('systemd-pstore.service', 'sysinit.target') },
  {
    kind: 'symlink',
    path: '/etc/systemd/system/getty.target.wants/getty@tty1.service',
    target: '/usr/lib/systemd/system/getty@.service',
  } as const,
];
