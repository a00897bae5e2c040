#!/usr/bin/env bash
set -u
code=0
on_term() { echo "stopping"; asked=1; kill "$pid_a" "$pid_b"; }
asked=0
trap on_term SIGTERM
node worker.js &
pid_a=$!
node server.js &
pid_b=$!
wait -n "$pid_a" "$pid_b" || code=$?
kill "$pid_a" "$pid_b" 2>/dev/null || true
wait "$pid_a"
wait "$pid_b"
if [ "$asked" = 1 ]; then code=0; fi
exit $code
