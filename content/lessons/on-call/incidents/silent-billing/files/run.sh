#!/bin/sh
# Builds billing and runs it in the place of the one before.
docker build -q -t billing billing > /dev/null || exit 1
docker rm -f billing > /dev/null 2>&1
docker run -d --name billing -e RATES=/app/rates-2025.json -p 8085:3000 billing > /dev/null
