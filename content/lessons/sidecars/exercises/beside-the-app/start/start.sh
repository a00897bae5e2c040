#!/bin/sh
nginx
: > /var/log/app/app.log
tail -n +1 -F /var/log/app/app.log &
exec node server.js
