// What Debian's nginx-common puts into /etc/nginx, without its comments.
export const NGINX_CONF = `user www-data;
worker_processes auto;
worker_cpu_affinity auto;
pid /run/nginx.pid;
error_log /var/log/nginx/error.log;
include /etc/nginx/modules-enabled/*.conf;

events {
	worker_connections 768;
}

http {
	sendfile on;
	tcp_nopush on;
	types_hash_max_size 2048;
	server_tokens build;

	include /etc/nginx/mime.types;
	default_type application/octet-stream;

	ssl_protocols TLSv1.2 TLSv1.3;
	ssl_prefer_server_ciphers off;

	access_log /var/log/nginx/access.log;

	gzip on;

	include /etc/nginx/conf.d/*.conf;
	include /etc/nginx/sites-enabled/*;
}
`;

export const NGINX_DEFAULT_SITE = `server {
	listen 80 default_server;
	listen [::]:80 default_server;

	root /var/www/html;
	index index.html index.htm index.nginx-debian.html;

	server_name _;

	location / {
		try_files $uri $uri/ =404;
	}
}
`;

export const NGINX_WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

const types = `text/html html htm shtml
text/css css
text/xml xml
image/gif gif
image/jpeg jpeg jpg
application/javascript js
application/atom+xml atom
application/rss+xml rss
text/plain txt
image/avif avif
image/png png
image/svg+xml svg svgz
image/webp webp
image/x-icon ico
font/woff woff
font/woff2 woff2
application/json json
application/pdf pdf
application/wasm wasm
application/xhtml+xml xhtml
application/zip zip
application/octet-stream bin exe dll
audio/mpeg mp3
audio/ogg ogg
video/mp4 mp4
video/webm webm`;

export const MIME_TYPES = `types {\n${types
  .split('\n')
  .map((line) => {
    const [type = '', ...suffixes] = line.split(' ');
    return `    ${type.padEnd(48)} ${suffixes.join(' ')};\n`;
  })
  .join('')}}\n`;
