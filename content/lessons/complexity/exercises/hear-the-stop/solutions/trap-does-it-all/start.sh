#!/bin/bash
# bash runs the trap when it is woken from wait -n; what follows is for a crash alone.
trap 'kill -TERM "$web" "$worker"; wait; exit 0' TERM

node server.js & web=$!
node worker.js & worker=$!

wait -n                                  # until the first of them ends, or a signal comes
code=$?
kill -TERM "$web" "$worker" 2>/dev/null  # one without the other is of no use
wait

exit "$code"
