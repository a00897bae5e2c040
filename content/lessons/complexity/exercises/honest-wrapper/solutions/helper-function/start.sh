#!/bin/bash
stop() {
  kill -TERM $(jobs -p) 2>/dev/null
  wait
  exit "$1"
}
trap 'stop 0' TERM INT

node server.js &
node worker.js &

wait -n
stop $?
