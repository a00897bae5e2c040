#!/bin/bash
trap 'kill -TERM $web $worker; wait; exit 0' TERM
node server.js & web=$!
while true; do
  node worker.js & worker=$!
  wait $worker
  sleep 1
done
