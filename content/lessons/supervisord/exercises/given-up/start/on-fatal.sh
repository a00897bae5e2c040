#!/bin/sh
# For an event listener: supervisord writes a line to it for each event that it waits for.
echo READY
while read -r event; do
  echo "given up: $event" >&2
  kill -TERM "$PPID"
done
