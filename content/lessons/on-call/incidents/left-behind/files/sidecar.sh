#!/bin/sh
# The sidecar of the web that runs.
docker build -q -t metrics metrics > /dev/null || exit 1
docker rm -f metrics > /dev/null 2>&1
docker run -d --name metrics --network container:web metrics > /dev/null
