import { plantDirectory, plantFile } from '../vfs/plant';
import type { Tree } from '../vfs/tree';

// The official nginx image's entrypoint: same lines, same effect, own words.

const ENTRYPOINT = `#!/bin/sh
set -e
log() { [ -n "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$0: $*"; }

if [ "$1" = nginx ] || [ "$1" = nginx-debug ]; then
  if [ -n "$(find /docker-entrypoint.d/ -mindepth 1 -maxdepth 1 -type f 2>/dev/null)" ]; then
    log "/docker-entrypoint.d/ is not empty, will attempt to perform configuration"
    log "Looking for shell scripts in /docker-entrypoint.d/"
    for f in $(find /docker-entrypoint.d/ -type f | sort -V); do
      case "$f" in
        *.envsh) if [ -x "$f" ]; then log "Sourcing $f"; . "$f"; else log "Ignoring $f, not executable"; fi ;;
        *.sh) if [ -x "$f" ]; then log "Launching $f"; "$f"; else log "Ignoring $f, not executable"; fi ;;
        *) log "Ignoring $f" ;;
      esac
    done
    log "Configuration complete; ready for start up"
  else
    log "No files found in /docker-entrypoint.d/, skipping configuration"
  fi
fi

exec "$@"
`;

const IPV6 = `#!/bin/sh
# Makes the default server listen on IPv6 too.
set -e
me=$(basename "$0")
say() { [ -n "\${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "$me: $*"; }
conf=etc/nginx/conf.d/default.conf
if [ ! -f "/$conf" ]; then say "info: /$conf is not a file or does not exist"; exit 0; fi
if ! touch "/$conf" 2>/dev/null; then say "info: can not modify /$conf (read-only file system?)"; exit 0; fi
if grep -q "listen  *\\[::\\]:80;" "/$conf"; then say "info: IPv6 listen already enabled"; exit 0; fi
say "info: Getting the checksum of /$conf"
sed -i -E 's,listen  *80;,listen       80;\\n    listen  [::]:80;,' "/$conf"
say "info: Enabled listen on IPv6 in /$conf"
`;

const QUIET = (about: string): string => `#!/bin/sh\n# ${about}\n`;

export const HUB_NGINX_CONF = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;


events {
    worker_connections  1024;
}


http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    keepalive_timeout  65;

    include /etc/nginx/conf.d/*.conf;
}
`;

export const HUB_DEFAULT_CONF = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;

export function plantNginxEntrypoint(tree: Tree, mtime: number): void {
  const script = { mode: 0o755, mtime };
  plantDirectory(tree, 'docker-entrypoint.d', { mtime });
  plantFile(tree, 'docker-entrypoint.sh', ENTRYPOINT, script);
  plantFile(tree, 'docker-entrypoint.d/10-listen-on-ipv6-by-default.sh', IPV6, script);
  plantFile(
    tree,
    'docker-entrypoint.d/15-local-resolvers.envsh',
    QUIET('Would set NGINX_LOCAL_RESOLVERS when asked to.'),
    script,
  );
  plantFile(
    tree,
    'docker-entrypoint.d/20-envsubst-on-templates.sh',
    QUIET('Would fill in /etc/nginx/templates when there are any.'),
    script,
  );
  plantFile(
    tree,
    'docker-entrypoint.d/30-tune-worker-processes.sh',
    QUIET('Would set worker_processes when NGINX_ENTRYPOINT_WORKER_PROCESSES_AUTOTUNE is set.'),
    script,
  );
}
