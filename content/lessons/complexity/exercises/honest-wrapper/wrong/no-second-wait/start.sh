#!/bin/bash
trap 'exit 0' TERM
node server.js & web=$!
node worker.js & worker=$!
wait -n
exit $?
