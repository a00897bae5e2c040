#!/bin/bash
# Gap 1: what shall happen when SIGTERM comes?

node server.js & web=$!
node worker.js & worker=$!

wait -n                                  # until the first of them ends, or a signal comes
code=$?
kill -TERM "$web" "$worker" 2>/dev/null  # one without the other is of no use

# Gap 2: the server is still draining
# Gap 3: a stop that was asked for has not failed

exit "$code"
