#!/bin/sh
# As many different pictures as are asked for in an hour: visitors.sh FIRST LAST
for n in $(seq "$1" "$2"); do
  curl -s -o /dev/null "localhost:8081/picture-$n"
  sleep 1
done
