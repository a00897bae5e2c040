#!/bin/bash
trap 'kill -TERM "$web" "$worker" 2>/dev/null' TERM

node server.js & web=$!
node worker.js & worker=$!

wait -n                                  # until the first of them ends, or a signal comes
kill -TERM "$web" "$worker" 2>/dev/null  # one without the other is of no use

wait
exit 0
