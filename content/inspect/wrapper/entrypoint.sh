#!/bin/sh
set -e
echo "starting in $(pwd)"
"$@"
