#!/bin/sh
# Builds orders and runs it in the place of the one before; its data is on a volume.
docker build -q -t orders orders > /dev/null || exit 1
docker rm -f orders > /dev/null 2>&1
docker run -d --name orders --restart unless-stopped -v orders:/data -p 8089:3000 orders > /dev/null
