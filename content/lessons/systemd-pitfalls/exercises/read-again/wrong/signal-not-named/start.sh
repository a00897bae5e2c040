#!/bin/sh
node register.js || exit 1
exec node server.js
