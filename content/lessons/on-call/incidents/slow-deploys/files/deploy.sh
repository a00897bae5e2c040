#!/bin/sh
# Builds the shop and puts it in the place of the one that runs, which is kept for a way back.
say() { echo "$(date +%T) $*" | tee -a deploy.log; }
docker build -q -t shop shop > /dev/null || exit 1
docker rm shop-before > /dev/null 2>&1
if docker rename shop shop-before 2> /dev/null; then
  say "stopping the shop"
  docker stop shop-before > /dev/null
  say "stopped"
fi
docker run -d --name shop -p 8080:3000 shop > /dev/null
say "started"
