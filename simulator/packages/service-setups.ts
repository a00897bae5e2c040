import { initScript } from './init-script';
import { MIME_TYPES, NGINX_CONF, NGINX_DEFAULT_SITE, NGINX_WELCOME } from './nginx-files';
import type { PackageFile, PackageSetup } from './package';
import {
  cronUnit,
  journaldUnit,
  nginxUnit,
  presetLinks,
  redisUnit,
  rsyslogUnit,
  supervisorUnit,
} from './service-units';
import { executable, folder, link, text } from './setup-files';
import { systemdUnitFiles } from './systemd-units';

/** What a package's entry points become: command → module. */
const pythonScripts = (modules: Readonly<Record<string, string>>): PackageFile[] =>
  Object.entries(modules).map(([name, module]) =>
    text(
      `/usr/bin/${name}`,
      `#!/usr/bin/python3\n# -*- coding: utf-8 -*-\nimport sys\nfrom ${module} import main\nsys.exit(main())\n`,
      0o755,
    ),
  );

const SYSV_INSTALL = `#!/bin/sh
# Enables and disables System V scripts; the links of runlevels mean nothing here.
case $1 in
  enable | disable) exit 0 ;;
  is-enabled) test -e "/etc/init.d/$2" ;;
esac
`;

const CRONTAB = `# /etc/crontab: system-wide crontab
SHELL=/bin/sh
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

# m h dom mon dow user	command
17 *	* * *	root	cd / && run-parts --report /etc/cron.hourly
25 6	* * *	root	test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.daily; }
47 6	* * 7	root	test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.weekly; }
52 6	1 * *	root	test -x /usr/sbin/anacron || { cd / && run-parts --report /etc/cron.monthly; }
`;

const RSYSLOG_CONF = `module(load="imuxsock") # provides support for local system logging
module(load="imklog")   # provides kernel logging support

$FileOwner root
$FileGroup adm
$FileCreateMode 0640
$WorkDirectory /var/spool/rsyslog
$IncludeConfig /etc/rsyslog.d/*.conf

*.*;auth,authpriv.none		-/var/log/syslog
auth,authpriv.*			/var/log/auth.log
cron.*				-/var/log/cron.log
kern.*				-/var/log/kern.log
mail.*				-/var/log/mail.log
user.*				-/var/log/user.log
`;

const SUPERVISORD_CONF = `[unix_http_server]
file=/var/run/supervisor.sock
chmod=0700

[supervisord]
logfile=/var/log/supervisor/supervisord.log
pidfile=/var/run/supervisord.pid
childlogdir=/var/log/supervisor

[rpcinterface:supervisor]
supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface

[supervisorctl]
serverurl=unix:///var/run/supervisor.sock

[include]
files = /etc/supervisor/conf.d/*.conf
`;

const REDIS_CONF = `bind 127.0.0.1 -::1
protected-mode yes
port 6379
daemonize yes
pidfile /run/redis/redis-server.pid
loglevel notice
logfile /var/log/redis/redis-server.log
databases 16
dbfilename dump.rdb
dir /var/lib/redis
`;

/** The same of packages that are installed later: services, and systemd itself. */
export const serviceSetups: Readonly<Record<string, PackageSetup>> = {
  'nginx-common': {
    files: [
      ...nginxUnit,
      text('/etc/nginx/nginx.conf', NGINX_CONF),
      text('/etc/nginx/mime.types', MIME_TYPES),
      folder('/etc/nginx/conf.d'),
      folder('/etc/nginx/modules-enabled'),
      text('/etc/nginx/sites-available/default', NGINX_DEFAULT_SITE),
      link('/etc/nginx/sites-enabled/default', '/etc/nginx/sites-available/default'),
      text(
        '/etc/init.d/nginx',
        initScript({
          name: 'nginx',
          daemon: '/usr/sbin/nginx',
          pidFile: '/run/nginx.pid',
          schedule: 'QUIT/5/TERM/5/KILL/5',
          pause: true,
          quiet: true,
          usage: '$name {start|stop|restart|reload|force-reload|status|configtest|rotate|upgrade}',
        }),
        0o755,
      ),
      folder('/var/log/nginx', 0o755, 'root:adm'),
      text('/var/log/nginx/access.log', '', 0o640, 'www-data:adm'),
      text('/var/log/nginx/error.log', '', 0o640, 'www-data:adm'),
      folder('/var/lib/nginx'),
      text('/var/www/html/index.nginx-debian.html', NGINX_WELCOME),
      folder('/usr/share/nginx/html'),
      text('/usr/share/nginx/html/index.html', NGINX_WELCOME),
    ],
  },
  'redis-server': {
    files: [
      ...redisUnit,
      folder('/etc/redis', 0o2770, 'redis:redis'),
      text('/etc/redis/redis.conf', REDIS_CONF, 0o640, 'redis:redis'),
      text(
        '/etc/init.d/redis-server',
        initScript({
          name: 'redis-server',
          daemon: '/usr/bin/redis-server',
          args: '/etc/redis/redis.conf',
          pidFile: '/run/redis/redis-server.pid',
          schedule: 'forever/TERM/1',
          before: 'mkdir -p /run/redis && chown redis:redis /run/redis',
          user: 'redis:redis',
        }),
        0o755,
      ),
    ],
  },
  systemd: {
    groups: ['systemd-journal'],
    users: [{ name: 'systemd-network', home: '/', gecos: 'systemd Network Management' }],
    files: [
      ...systemdUnitFiles,
      journaldUnit,
      ...presetLinks,
      executable('/usr/lib/systemd/systemd', 133_504),
      executable('/usr/lib/systemd/systemd-journald', 206_000),
      executable('/usr/lib/systemd/systemd-logind', 309_768),
      executable('/usr/lib/systemd/systemd-networkd', 1_862_304),
      text('/usr/lib/systemd/systemd-sysv-install', SYSV_INSTALL, 0o755),
      text('/etc/systemd/journald.conf', '[Journal]\n'),
      text('/etc/systemd/logind.conf', '[Login]\n'),
      text('/etc/systemd/system.conf', '[Manager]\n'),
      text('/etc/machine-id', ''),
    ],
  },
  'cron-daemon-common': {
    groups: ['crontab'],
    files: [
      text('/etc/crontab', CRONTAB),
      ...['hourly', 'daily', 'weekly', 'monthly', 'yearly'].map((often) => folder(`/etc/cron.${often}`)),
      folder('/etc/cron.d'),
      folder('/var/spool/cron/crontabs', 0o1730, 'root:crontab'),
    ],
  },
  cron: {
    files: [
      ...cronUnit,
      text(
        '/etc/init.d/cron',
        initScript({
          name: 'cron',
          title: 'periodic command scheduler',
          daemon: '/usr/sbin/cron',
          pidFile: '/run/crond.pid',
          schedule: '5',
          killproc: true,
        }),
        0o755,
      ),
    ],
  },
  rsyslog: {
    files: [
      ...rsyslogUnit,
      text('/etc/rsyslog.conf', RSYSLOG_CONF),
      folder('/etc/rsyslog.d'),
      folder('/var/spool/rsyslog'),
    ],
  },
  logrotate: {
    files: [
      text('/etc/logrotate.conf', 'weekly\nrotate 4\ncreate\ninclude /etc/logrotate.d\n'),
      folder('/etc/logrotate.d'),
    ],
  },
  sudo: {
    files: [
      text(
        '/etc/sudoers',
        'Defaults\tenv_reset\nDefaults\tsecure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"\nroot\tALL=(ALL:ALL) ALL\n%sudo\tALL=(ALL:ALL) ALL\n@includedir /etc/sudoers.d\n',
        0o440,
      ),
      folder('/etc/sudoers.d', 0o750),
    ],
  },
  supervisor: {
    files: [
      ...supervisorUnit,
      ...pythonScripts({
        supervisord: 'supervisor.supervisord',
        supervisorctl: 'supervisor.supervisorctl',
        pidproxy: 'supervisor.pidproxy',
        echo_supervisord_conf: 'supervisor.confecho',
      }),
      text('/etc/supervisor/supervisord.conf', SUPERVISORD_CONF),
      folder('/etc/supervisor/conf.d'),
      folder('/var/log/supervisor'),
      text(
        '/etc/init.d/supervisor',
        initScript({
          name: 'supervisord',
          title: 'supervisor',
          daemon: '/usr/bin/supervisord',
          args: '-c /etc/supervisor/supervisord.conf',
          pidFile: '/var/run/supervisord.pid',
          schedule: 'TERM/30',
        }),
        0o755,
      ),
    ],
  },
  'systemd-sysv': {
    files: [
      link('/usr/sbin/init', '../lib/systemd/systemd'),
      link('/usr/sbin/halt', '../bin/systemctl'),
      link('/usr/sbin/poweroff', '../bin/systemctl'),
      link('/usr/sbin/reboot', '../bin/systemctl'),
    ],
  },
};
