#!/bin/sh
# So many requests, one a second.
for n in $(seq "$1"); do
  curl -s -o /dev/null localhost:8082/
  sleep 1
done
