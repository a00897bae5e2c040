#!/bin/bash
stopping=
trap 'stopping=yes; kill -TERM "$web" "$worker" 2>/dev/null' TERM

node server.js & web=$!
node worker.js & worker=$!

wait -n                                  # until the first of them ends, or a signal comes
code=$?
kill -TERM "$web" "$worker" 2>/dev/null  # one without the other is of no use
wait                                     # until both are gone
[ "$stopping" ] && exit 0
exit "$code"
