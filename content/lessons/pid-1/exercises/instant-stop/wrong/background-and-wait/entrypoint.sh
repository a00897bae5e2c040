#!/bin/sh
# Says where it runs, then starts what it was given.
echo "starting on $(hostname) as $(id -un)"
"$@" &
wait
