#!/bin/bash
trap 'kill -TERM $web $worker; wait; exit 0' TERM
node server.js &
web=$!
node worker.js &
worker=$!
wait -n
code=$?
kill -TERM $web $worker 2>/dev/null
wait
exit $code
