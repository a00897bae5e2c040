#!/bin/bash
trap 'kill -TERM $worker; wait $worker; exit 0' TERM
node server.js & web=$!
node worker.js & worker=$!
wait -n
exit $?
