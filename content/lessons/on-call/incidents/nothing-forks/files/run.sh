#!/bin/sh
# Builds thumbs and runs it in the place of the one before.
docker build -q -t thumbs thumbs > /dev/null || exit 1
docker rm -f thumbs > /dev/null 2>&1
docker run -d --name thumbs --memory 256m --pids-limit 40 -p 8082:3000 thumbs > /dev/null
