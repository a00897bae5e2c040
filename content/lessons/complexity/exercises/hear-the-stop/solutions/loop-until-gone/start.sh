#!/bin/bash
trap 'asked=1' TERM

node server.js & web=$!
node worker.js & worker=$!

wait -n                                  # until the first of them ends, or a signal comes
code=$?
kill -TERM "$web" "$worker" 2>/dev/null  # one without the other is of no use

while [ -n "$(jobs -r)" ]; do sleep 0.1; done
if [ -n "$asked" ]; then code=0; fi

exit "$code"
