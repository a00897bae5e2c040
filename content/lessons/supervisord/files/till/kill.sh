#!/bin/sh
echo READY               # the listener’s side of the protocol
while read -r event; do  # one line for each event
  kill -KILL "$PPID"     # the parent is supervisord
done
