#!/bin/sh
set -e
node register.js
exec "$@"
