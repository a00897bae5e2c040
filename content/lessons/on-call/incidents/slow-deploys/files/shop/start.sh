#!/bin/sh
# Settings first, then the shop.
export PORT="${PORT:-3000}"
echo "start.sh: port $PORT"
node server.js
